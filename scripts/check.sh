#!/usr/bin/env bash
# Format, vet, staticcheck and the import rules. Each prints what it found; the first that finds anything fails.
set -euo pipefail
cd "$(dirname "$0")/.."
tags=${TAGS:-migrated_fynedo}

echo "gofmt"
unformatted=$(gofmt -l .)
if [ -n "$unformatted" ]; then
	printf 'not formatted; please type: gofmt -w %s\n' "$(xargs <<<"$unformatted")" >&2
	exit 1
fi

echo "go vet"
go vet -tags "$tags" ./...

# What differs between systems lies below the window.
for system in windows darwin; do
	echo "go vet, for $system"
	GOOS=$system CGO_ENABLED=0 go vet -tags "$tags" ./audio/... ./cli/... ./pacing/... ./protocols/... ./whole/... ./app/instance
done

echo "staticcheck"
go tool staticcheck -tags "$tags" ./...

echo "import rules"
CGO_ENABLED=0 go test -count=1 ./scripts # they ask go list about files that Go's test cache does not know of

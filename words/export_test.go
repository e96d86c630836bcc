package words

// ReadAll reads the catalogues of a language, as the first sentence does.
var ReadAll = readAll

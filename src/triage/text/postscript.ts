/**
 * "P.S.:", "PS -", "P.-S. :", "P. D.", "N.B.:", "Post scriptum", "Posdata:", "Nachtrag:" in folded text: what follows
 * is the customer's, wherever it stands.
 */
const NAMES = "(?:p\\s?\\.?\\s?[-–]?\\s?s\\s?\\.?(?:\\s?s\\.?)?|p\\.\\s?d\\.|pd\\.?|n\\.?\\s?b\\.?|post-?\\s?scriptum|pos(?:t)?data|nachtrag|nachsatz|edit|update|uzupelnienie|ps\\.?)";

/** At the beginning of a line, with its colon, dash or full stop. */
export const POSTSCRIPT = new RegExp(`^\\s{0,8}[*_]?${NAMES}\\s?[*_]?\\s?(?::|-(?=\\s)|–|—|(?<=\\.)\\s)`);

/** Inside a line that lost its breaks: only with a colon, so that "size PS" breaks nothing. */
export const POSTSCRIPT_IN_LINE = /(?<=\s)(?:p\s?\.?\s?-?\s?[sd]\s?\.?|pd|post-?scriptum|posdata)\s?:/g;

/**
 * CommonJS, because only `require` loads at once and late: the HTML parser costs some 40 ms of processor time, and few
 * tickets are HTML. The bundler keeps it lazy in the same way.
 */
exports.loadHtmlToText = () => require('html-to-text');

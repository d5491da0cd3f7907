/** CommonJS, because only `require` loads at once and late: a ticket that goes on to a person has no reply to be rendered. */
exports.loadXss = () => require('xss');

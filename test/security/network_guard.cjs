/** Loaded into a container by NODE_OPTIONS: notes each host a socket is opened to in the file NETWORK_NOTES, and lets none but loopback through. */
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' && options !== null ? options.host ?? options.path ?? 'localhost' : String(args[1] ?? options);
  appendFileSync(process.env.NETWORK_NOTES, `${host}\n`);
  if (host === '127.0.0.1') return connect.apply(this, args);
  process.nextTick(() => this.destroy(Object.assign(new Error('blocked'), { code: 'ECONNREFUSED' })));
  return this;
};

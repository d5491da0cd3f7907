import { redirected } from '../../src/adapters/loopback.ts';

afterEach(() => { delete process.env.VENDOR_URL; });

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://[::1]:8080/base/', 'http://[::1]:8080/base'],
  [' https://127.0.0.1:1/token ', 'https://127.0.0.1:1/token'],
  ['', 'https://vendor.example/'],
  ['https://evil.example', 'https://vendor.example/'],
  ['http://127.0.0.1.evil.example', 'https://vendor.example/'],
  ['http://localhost@evil.example', 'https://vendor.example/'],
  ['http://user:pass@127.0.0.1', 'https://vendor.example/'],
  ['http://localhost.', 'https://vendor.example/'],
  ['file:///etc/passwd', 'https://vendor.example/'],
  ['not a url', 'https://vendor.example/'],
])('%s → %s', (value, address) => {
  process.env.VENDOR_URL = value;
  expect(redirected('VENDOR_URL', 'https://vendor.example/')).toBe(address);
});

import { brotliCompressSync, type BrotliOptions, constants, createBrotliCompress } from 'node:zlib';
import { buffer } from 'node:stream/consumers';

const tightest = ({ length }: Uint8Array): BrotliOptions =>
  ({ params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: length } });

/** As small as brotli makes it. */
export const tightly = (bytes: Uint8Array): Buffer => brotliCompressSync(bytes, tightest(bytes));

/** The same, told where one kind of bytes ends and another begins: brotli by itself finds that late, and not always. */
export async function tightlyParted(bytes: Uint8Array, edges: readonly number[]): Promise<Buffer> {
  const whole = tightly(bytes);
  const stream = createBrotliCompress(tightest(bytes));
  const written = buffer(stream);
  let from = 0;
  for (const edge of edges) {
    stream.write(bytes.subarray(from, edge));
    await new Promise<void>((done) => { stream.flush(constants.BROTLI_OPERATION_FLUSH, done); });
    from = edge;
  }
  stream.end(bytes.subarray(from));
  const parted = await written;
  return parted.length < whole.length ? parted : whole;
}

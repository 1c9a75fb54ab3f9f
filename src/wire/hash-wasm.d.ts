/**
 * hash-wasm's algorithms one by one: all of them in one file take 60 ms to load, the four that are
 * used 20. Each file has the functions of its own algorithm alone.
 */
declare module 'hash-wasm/dist/*.umd.min.js' {
  const algorithm: typeof import('hash-wasm')
  export default algorithm
}

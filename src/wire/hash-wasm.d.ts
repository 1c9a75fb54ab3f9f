/**
 * hash-wasm's algorithms one by one: all of them in one file take 60 ms to load, these four 20.
 */
declare module 'hash-wasm/dist/crc64.umd.min.js' {
  const algorithm: Pick<typeof import('hash-wasm'), 'createCRC64'>
  export default algorithm
}
declare module 'hash-wasm/dist/xxhash64.umd.min.js' {
  const algorithm: Pick<typeof import('hash-wasm'), 'createXXHash64'>
  export default algorithm
}
declare module 'hash-wasm/dist/xxhash3.umd.min.js' {
  const algorithm: Pick<typeof import('hash-wasm'), 'createXXHash3'>
  export default algorithm
}
declare module 'hash-wasm/dist/xxhash128.umd.min.js' {
  const algorithm: Pick<typeof import('hash-wasm'), 'createXXHash128'>
  export default algorithm
}

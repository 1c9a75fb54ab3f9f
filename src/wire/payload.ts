/** What a request said of its payload when it was signed (`x-amz-content-sha256`). */

/**
 * Signs what a client should have signed, chunk after chunk, in order: each signature covers the
 * one before. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export interface ChunkSigner {
  /** The signature (hex) of a chunk whose data has this SHA-256 (hex); advances the chain. */
  chunk(sha256OfChunkHex: string): string
  /** The signature (hex) of the trailer: `name:value\n` for each header, in the order sent. */
  trailer(canonicalTrailerBytes: Buffer): string
}

/**
 * `unsigned`: any bytes. `hash`: bytes with this SHA-256. `chunked`: `aws-chunked` framing, with a
 * trailer if it was announced, with signed chunks (and signed trailer) if there is a signer.
 */
export type Payload =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'hash'; readonly sha256: Buffer }
  | { readonly kind: 'chunked'; readonly trailer: boolean; readonly signature?: ChunkSigner }

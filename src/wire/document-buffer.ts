/**
 * Bytes of a long document, one piece after another. A listing built as one string costs as much to
 * turn into bytes as to build, since V8 keeps a tree of all that was put together; in pieces it
 * costs half.
 */

/** A thousand instances are 4 MiB: to grow to that each time took a tenth of the answer. */
const keptBytes = 8 * 1024 * 1024

let bytes = Buffer.allocUnsafeSlow(keptBytes)

/**
 * What `write` adds, as UTF-8. One buffer serves all documents of a process, since a document is
 * written without a pause; it is copied out, and let go if one long document made it grow.
 */
export function buildDocument(write: (add: (text: string) => void) => void): Buffer {
  let at = 0
  write((text) => {
    // A UTF-16 unit is three bytes of UTF-8 at most.
    if (at + text.length * 3 > bytes.length) {
      const grown = Buffer.allocUnsafeSlow((at + text.length * 3) * 2)
      bytes.copy(grown, 0, 0, at)
      bytes = grown
    }
    at += bytes.write(text, at)
  })
  const document = Buffer.from(bytes.subarray(0, at))
  if (bytes.length > keptBytes) bytes = Buffer.allocUnsafeSlow(keptBytes)
  return document
}

/**
 * Where the bytes of snapshots are kept, as compute sees it. Storage keeps them among its own blobs
 * (`storage/images.ts`), so that its reclaim and its check know of them; the server hands the one
 * to the other, as the two domains do not know each other.
 */
export {};

/** Images of disks as a caller of storage sees them. They are kept by `images.ts`. */
export {};

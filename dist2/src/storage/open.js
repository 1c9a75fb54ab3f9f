import { buckets } from './buckets.js';
import { BlobsInUse } from './context.js';
import { images } from './images.js';
import { objects } from './objects.js';
import { quotas } from './quotas.js';
import { uploads } from './uploads.js';
/** Storage on an engine. It has nothing to close; the engine has. */
export function openStorage(options) {
    const reading = new BlobsInUse();
    const context = { ...options, reading };
    return {
        buckets: buckets(context),
        objects: objects(context),
        uploads: uploads(context),
        images: images(context),
        quotas: quotas(context),
        reading,
    };
}

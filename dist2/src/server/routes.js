/** Every operation of S3, ready to run: found by request, compiled when it is first asked for. */
import { requestClass } from '../accounts/metering.js';
import { managementEvent } from '../cloudtrail/management-events.js';
import * as s3Operations from '../s3/operations.js';
import { createDecoder } from '../wire/decode.js';
import { createEncoder } from '../wire/encode.js';
import { loadModel } from '../wire/model.js';
import { createRouter } from '../wire/route.js';
import { OperationStatistics } from './statistics.js';
/** What the list exports are the operations, under their names. */
const built = new Map(Object.entries(s3Operations));
/** Loads the model of S3 and makes its router. */
export function createRoutes() {
    const router = createRouter(loadModel('s3'));
    const routes = new Map();
    const unknown = { statistics: new OperationStatistics('Unknown') };
    return {
        unknown,
        find(request) {
            const level = request.bucket === undefined ? 'service' : request.key === undefined ? 'bucket' : 'object';
            const model = router.find(request.method, level, request);
            const known = routes.get(model);
            if (known !== undefined)
                return known;
            const made = compile(model, level);
            routes.set(model, made);
            return made;
        },
        statistics: () => [unknown, ...routes.values()].map(({ statistics }) => statistics),
    };
}
function compile(model, level) {
    return {
        name: model.name,
        operation: built.get(model.name),
        decoder: createDecoder(model),
        encode: createEncoder(model),
        needsBucket: level !== 'service' && model.name !== 'CreateBucket',
        isForm: model.name === 'PostObject',
        statistics: new OperationStatistics(model.name),
        event: managementEvent(loadModel('s3'), model),
        requestClass: requestClass(model.name),
    };
}

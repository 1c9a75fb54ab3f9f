/** What went wrong, as the protocol writes it. */
import { ChunkDamaged, EngineFull } from '../engine/engine.js';
import { AwsError, encodeRestXmlError } from '../wire/errors.js';
import { hostId } from './exchange.js';
/** Chunks that were read by requests and were not what had been written: for the metrics. */
export const damage = { chunks: 0 };
/**
 * The error that a client sees. What is no AwsError is a bug: it is logged with its stack, and the
 * client learns only that it happened.
 */
export function toAwsError(error, exchange, log) {
    if (error instanceof AwsError)
        return error;
    if (error instanceof EngineFull)
        return new AwsError('InsufficientStorage');
    if (error instanceof ChunkDamaged)
        damage.chunks++;
    log.bug(error, exchange);
    return new AwsError('InternalError');
}
/** The error's document, naming what was asked for. */
export function errorDocument(error, exchange) {
    const url = exchange.incoming.url ?? '/';
    const mark = url.indexOf('?');
    return encodeRestXmlError(error, {
        resource: mark < 0 ? url : url.slice(0, mark),
        requestId: exchange.requestId,
        hostId,
    });
}
/** The answer of an error; HEAD and 304 have no body, as HTTP has it. */
export function encodeFailure(error, exchange) {
    if (exchange.encodeError !== undefined)
        return exchange.encodeError(error);
    const headers = Object.entries(error.headers ?? {}).flat();
    if (error.status === 304)
        return { status: 304, headers, body: undefined };
    headers.push('Content-Type', 'application/xml');
    const body = exchange.isHead ? undefined : errorDocument(error, exchange);
    return { status: error.status, headers, body };
}

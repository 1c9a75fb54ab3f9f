/**
 * One JSON line a request, on standard error. Nothing secret gets in: no header, no query string (a
 * presigned URL carries its signature there), no body. pino writes all other lines; those of
 * requests are put together here, because pino needs 8 µs for one where a request has 40 in all.
 * They go out in blocks of whole lines that a pipe takes in one piece, so workers' lines never mix.
 */
import { fstatSync } from 'node:fs';
import { pino } from 'pino';
import { limits } from '../limits.js';
import { LineBlock } from './line-block.js';
const flushEveryMs = 500;
/** POSIX's PIPE_BUF: a write of at most this many bytes to a pipe is not mixed with others. */
const pipeBlockBytes = 4096;
/** To a file any write is in one piece; a larger one costs less a line. */
const fileBlockBytes = 64 * 1024;
/** Opens the log on a file descriptor; below `level` nothing is written. */
export function openRequestLog(level, fd = 2) {
    const destination = pino.destination({ dest: fd, sync: false });
    const logger = pino({ level, base: { pid: process.pid } }, destination);
    const blockBytes = fstatSync(fd).isFile() ? fileBlockBytes : pipeBlockBytes;
    const blocks = pino.destination({
        dest: fd,
        sync: false,
        contentMode: 'buffer',
        maxWrite: blockBytes,
        // A reader that has stopped reading costs lines, not memory without end.
        maxLength: limits.logBacklogBytes,
    });
    const lines = new LineBlock(blockBytes, (block) => blocks.write(block));
    setInterval(() => lines.flush(), flushEveryMs).unref();
    return {
        request: logger.isLevelEnabled('info') ? (exchange) => lines.add(lineOf(exchange)) : () => { },
        bug(error, exchange) {
            lines.flush();
            logger.error({ err: error, requestId: exchange?.requestId }, 'bug');
        },
        info: (message) => logger.info(message),
        warn: (message) => logger.warn(message),
        flush() {
            lines.flush();
            for (const each of [blocks, destination]) {
                try {
                    each.flushSync();
                }
                catch {
                    // Whoever read it is gone.
                }
            }
        },
    };
}
const linePrefix = `,"pid":${process.pid},"requestId":"`;
/** pino's shape: level 30 is info, time in milliseconds since 1970. */
function lineOf(exchange) {
    const { request, route, incoming, errorCode } = exchange;
    const bucket = request?.bucket;
    const key = request?.key ?? exchange.key;
    let line = `{"level":30,"time":${Date.now()}${linePrefix}${exchange.requestId}"`;
    line += `,"operation":"${route?.name ?? 'Unknown'}"`;
    if (bucket !== undefined)
        line += `,"bucket":${quote(bucket, limits.bucketNameMax + 1)}`;
    if (key !== undefined)
        line += `,"key":${quote(key, limits.objectKeyBytes)}`;
    line += `,"status":${exchange.status}`;
    if (errorCode !== undefined)
        line += `,"error":"${errorCode}"`;
    line += `,"bytesIn":${exchange.bytesIn},"bytesOut":${exchange.bytesOut}`;
    line += `,"ms":${milliseconds(performance.now() - exchange.startedMs)}`;
    line += `,"remote":"${incoming.socket.remoteAddress ?? ''}"`;
    if (exchange.aborted)
        line += ',"aborted":true';
    return `${line}${callerText(exchange.caller)},"msg":"request"}\n`;
}
/** A JSON string; what nobody could have stored is cut, so that no line grows without bound. */
function quote(text, charsMax) {
    return JSON.stringify(text.length > charsMax ? text.slice(0, charsMax) : text);
}
/** To the microsecond. Whole numbers are printed from a cache; V8 takes 0.5 µs for a fraction. */
function milliseconds(ms) {
    const us = Math.round(ms * 1000);
    const rest = us % 1000;
    const padding = rest < 10 ? '00' : rest < 100 ? '0' : '';
    return `${Math.floor(us / 1000)}.${padding}${rest}`;
}
const callerTexts = new Map();
function callerText(caller) {
    if (caller === undefined || caller.type === 'anonymous')
        return ',"caller":"anonymous"';
    const { arn, accessKeyId } = caller;
    const known = callerTexts.get(accessKeyId);
    if (known !== undefined)
        return known;
    if (callerTexts.size >= limits.accessKeysCached)
        callerTexts.clear();
    const text = `,"caller":${JSON.stringify(arn)},"accessKeyId":${JSON.stringify(accessKeyId)}`;
    callerTexts.set(accessKeyId, text);
    return text;
}

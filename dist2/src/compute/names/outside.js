/**
 * Asking outside: the host's own resolvers, with the question as the machine wrote it. Each is
 * asked from a port of its own under a number of its own, so that nobody can guess an answer in.
 */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { connect, isIP } from 'node:net';
import { limits } from '../../limits.js';
import { createFrames, framed } from './frames.js';
const resolversMax = 3;
/** Asks the resolvers one after the other; a bounded number of questions at a time. */
export function askOutside(resolvers) {
    let asking = 0;
    return async (question, transport) => {
        if (asking >= limits.namesAskedAtOnce)
            return undefined;
        asking += 1;
        try {
            for (const resolver of (await resolvers()).slice(0, resolversMax)) {
                const answer = await askOne(resolver, question, transport);
                if (answer !== undefined)
                    return answer;
            }
            return undefined;
        }
        finally {
            asking -= 1;
        }
    };
}
/** Those of the host, from its resolv.conf, which is read again when it may have changed. */
export function hostResolvers(file = '/etc/resolv.conf') {
    let known = [];
    let readAt = Number.NEGATIVE_INFINITY;
    return async () => {
        const now = performance.now();
        if (now - readAt > limits.resolversReadMs) {
            readAt = now;
            known = parseResolvers(await readFile(file, 'utf8').catch(() => ''));
        }
        return known;
    };
}
/** The name servers of a resolv.conf; as everywhere, this machine if it names none. */
export function parseResolvers(text) {
    const named = [...text.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address = '']) => address);
    const usable = named.filter((address) => isIP(address.split('%')[0] ?? '') !== 0);
    return (usable.length > 0 ? usable : ['127.0.0.1']).map((address) => ({ address, port: 53 }));
}
async function askOne(resolver, question, transport) {
    const asked = Buffer.from(question);
    asked.writeUInt16BE(randomInt(65_536), 0);
    const ask = transport === 'udp' ? askByUdp : askByTcp;
    const answer = await ask(resolver, asked);
    if (answer === undefined)
        return undefined;
    const answered = Buffer.from(answer);
    question.copy(answered, 0, 0, 2);
    return answered;
}
/** The same number, and the very question: all else is somebody else's. */
function isAnswerTo(answer, question) {
    const end = endOfQuestion(question);
    return (answer.length >= end &&
        answer.readUInt16BE(0) === question.readUInt16BE(0) &&
        (answer[2] ?? 0) >= 0x80 &&
        answer.subarray(12, end).equals(question.subarray(12, end)));
}
/** After the header: labels up to an empty one, then type and class. */
function endOfQuestion(message) {
    let at = 12;
    while (at < message.length && message[at] !== 0)
        at += 1 + (message[at] ?? 0);
    return at + 5;
}
function askByUdp(resolver, question) {
    return new Promise((resolve) => {
        const socket = createSocket(resolver.address.includes(':') ? 'udp6' : 'udp4');
        const end = (answer) => {
            clearTimeout(timer);
            socket.removeAllListeners('error').on('error', () => { });
            socket.close();
            resolve(answer);
        };
        const timer = setTimeout(end, limits.namesAskedMs);
        socket.once('error', () => end());
        socket.on('message', (answer) => {
            if (isAnswerTo(answer, question))
                end(answer);
        });
        // Connected, so that the kernel drops what others send.
        socket.connect(resolver.port, resolver.address, () => socket.send(question));
    });
}
function askByTcp(resolver, question) {
    return new Promise((resolve) => {
        const socket = connect(resolver.port, resolver.address);
        const end = (answer) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(answer);
        };
        const timer = setTimeout(end, limits.namesAskedMs);
        const frames = createFrames();
        socket.on('error', () => end()).on('close', () => end());
        socket.on('data', (piece) => {
            for (const answer of frames(piece))
                if (isAnswerTo(answer, question))
                    end(answer);
        });
        socket.write(framed(question));
    });
}

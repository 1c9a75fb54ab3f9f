/**
 * Questions and replies of DNS (RFC 1035). What is not ours to know is asked outside, for those
 * who have a way out: a resolver that asked for everybody would be a way out itself. The others
 * hear REFUSED, not that the name is not there, which nobody here can know.
 */
import dnsPacket from 'dns-packet';
import { lookUp } from './vpc-names.js';
const codes = { none: 0, malformed: 1, missing: 3, notImplemented: 4, refused: 5 };
/** AWS's, of its own names. */
const ttlSeconds = 60;
/** A machine that is launched next may have the name that was asked for in vain. */
const missingTtlSeconds = 5;
const headerBytes = 12;
const udpPayloadBytes = 1232;
/** Judges a question; undefined for what is no question and gets no reply. */
export function judge(message, view) {
    const query = parse(message);
    if (query === undefined)
        return malformed(message);
    if (query.type !== 'query')
        return undefined;
    const [question] = query.questions ?? [];
    if (query.opcode !== 'QUERY')
        return { reply: encode(query, codes.notImplemented) };
    if (question === undefined || query.questions?.length !== 1) {
        return { reply: encode(query, codes.malformed) };
    }
    const { names, mayAskOutside } = view;
    if (names === undefined || question.class !== 'IN') {
        return { reply: encode(query, codes.refused) };
    }
    const found = lookUp(names, question.name, question.type);
    if (found.kind !== 'elsewhere')
        return { reply: answer(query, found, names) };
    return mayAskOutside ? { ask: 'outside' } : { reply: encode(query, codes.refused) };
}
/** The reply when nobody outside answered. */
export function failure(message) {
    const query = parse(message);
    return query && encode(query, 2);
}
function parse(message) {
    try {
        return dnsPacket.decode(message);
    }
    catch {
        return undefined;
    }
}
/** As much as can be said to what cannot be read: that. */
function malformed(message) {
    const isReply = (message[2] ?? 0x80) >= 0x80;
    if (message.length < headerBytes || isReply)
        return undefined;
    const reply = Buffer.alloc(headerBytes);
    message.copy(reply, 0, 0, 2);
    reply[2] = 0x80;
    reply[3] = codes.malformed;
    return { reply };
}
function answer(query, found, names) {
    const [{ name }] = query.questions;
    if (found.kind === 'address') {
        return encode(query, codes.none, { answers: [record(name, 'A', found.address)] });
    }
    if (found.kind === 'name') {
        return encode(query, codes.none, { answers: [record(name, 'PTR', found.name)] });
    }
    const code = found.kind === 'missing' ? codes.missing : codes.none;
    return encode(query, code, { authorities: [authority(names)] });
}
function record(name, type, data) {
    return { name, type, class: 'IN', ttl: ttlSeconds, data };
}
/** It says how long nobody need ask again (RFC 2308). */
function authority({ domain }) {
    const mname = `ns0.${domain}`;
    const times = { serial: 1, refresh: 3600, retry: 3600, expire: 3600, minimum: missingTtlSeconds };
    const data = { mname, rname: `hostmaster.${domain}`, ...times };
    return { name: domain, type: 'SOA', class: 'IN', ttl: missingTtlSeconds, data };
}
function encode(query, code, sections = {}) {
    const { RECURSION_AVAILABLE, RECURSION_DESIRED, AUTHORITATIVE_ANSWER } = dnsPacket;
    const wished = (query.flags ?? 0) & RECURSION_DESIRED;
    const own = code === codes.none || code === codes.missing ? AUTHORITATIVE_ANSWER : 0;
    const hasOptions = query.additionals?.some(({ type }) => type === 'OPT');
    return dnsPacket.encode({
        type: 'response',
        id: query.id ?? 0,
        flags: RECURSION_AVAILABLE | wished | own | code,
        questions: query.questions ?? [],
        ...sections,
        additionals: hasOptions ? [options] : [],
    });
}
/** EDNS (RFC 6891). */
const options = {
    type: 'OPT',
    name: '.',
    udpPayloadSize: udpPayloadBytes,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
};

import { parseChoice, parseNumber } from './choices.js';
import { invalidParameterCombination, refusal } from './errors.js';
const onOff = ['enabled', 'disabled'];
/**
 * What an input says of it. Throws InvalidParameterValue, InvalidParameterCombination,
 * UnsupportedOperation.
 */
export function parseMetadataOptions(input) {
    const ipv6 = parseChoice(input.HttpProtocolIpv6, { name: 'HttpProtocolIpv6', values: onOff });
    if (ipv6 === 'enabled')
        throw refusal('UnsupportedOperation', 'This server does not offer IPv6.');
    const tokens = { name: 'HttpTokens', values: ['optional', 'required'] };
    const httpTokens = parseChoice(input.HttpTokens, tokens);
    const hops = { name: 'HttpPutResponseHopLimit', min: 1, max: 64 };
    const httpPutResponseHopLimit = parseNumber(input.HttpPutResponseHopLimit, hops);
    const endpoint = { name: 'HttpEndpoint', values: onOff };
    const httpEndpoint = parseChoice(input.HttpEndpoint, endpoint);
    const tags = { name: 'InstanceMetadataTags', values: onOff };
    const instanceMetadataTags = parseChoice(input.InstanceMetadataTags, tags);
    if (httpEndpoint === 'disabled' && (httpTokens ?? httpPutResponseHopLimit) !== undefined) {
        throw invalidParameterCombination('The HttpTokens and HttpPutResponseHopLimit parameters cannot be given when HttpEndpoint ' +
            'is disabled.');
    }
    return {
        ...(httpTokens && { httpTokens }),
        ...(httpPutResponseHopLimit !== undefined && { httpPutResponseHopLimit }),
        ...(httpEndpoint && { httpEndpoint }),
        ...(instanceMetadataTags && { instanceMetadataTags }),
    };
}
/** As answers show it. */
export function metadataOptionsOutput(options) {
    return {
        State: 'applied',
        HttpTokens: options.httpTokens,
        HttpPutResponseHopLimit: options.httpPutResponseHopLimit,
        HttpEndpoint: options.httpEndpoint,
        HttpProtocolIpv6: 'disabled',
        InstanceMetadataTags: options.instanceMetadataTags,
    };
}

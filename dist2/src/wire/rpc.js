import { createEc2Decoder } from './ec2-decode.js';
import { createEc2Encoder, encodeEc2Error } from './ec2-encode.js';
import { AwsError } from './errors.js';
import { createJsonDecoder } from './json-decode.js';
import { createJsonEncoder, encodeJsonError } from './json-encode.js';
import { loadModel } from './model.js';
import { createQueryDecoder } from './query-decode.js';
import { createQueryEncoder, encodeQueryError } from './query-encode.js';
import { createQueryJsonEncoder, encodeQueryJsonError, wantsJson } from './query-json-encode.js';
import { readParameters } from './query-parameters.js';
import { createRequiredCheck } from './required.js';
import { createTranslator, ec2Errors, jsonErrors, queryErrors } from './rpc-errors.js';
/** Loads a service's model; throws if it is none of Query, EC2 Query or JSON 1.1. */
export function openRpcService(service) {
    return createRpcService(loadModel(service));
}
/** The service of a model that is already there. */
export function createRpcService(model) {
    if (model.protocol === 'query')
        return queryService(model, queryDialect(model));
    if (model.protocol === 'ec2')
        return queryService(model, ec2Dialect());
    if (model.protocol === 'json-1.1')
        return jsonService(model);
    throw new Error(`${model.service} speaks ${model.protocol}, in which calls have routes`);
}
function queryDialect(model) {
    return {
        decoder: createQueryDecoder,
        inXml: queryAnswers(model),
        inJson: queryJsonAnswers(model),
        unknown(action, version) {
            const message = `Could not find operation ${action} for version ${version}`;
            return new AwsError('InvalidAction', { status: 400, message });
        },
    };
}
/** EC2 answers in XML, whatever a client takes. */
function ec2Dialect() {
    const answers = ec2Answers();
    return {
        decoder: createEc2Decoder,
        inXml: answers,
        inJson: answers,
        unknown(action) {
            const message = `The action ${action} is not valid for this web service.`;
            return new AwsError('InvalidAction', { status: 400, message });
        },
    };
}
function queryService(model, dialect) {
    const { service, version, operations } = model;
    const { inXml, inJson } = dialect;
    const decoderOf = onFirstUse((operation) => {
        const read = dialect.decoder(operation);
        const check = createRequiredCheck(operation.input, model);
        return (parameters) => check(read(parameters));
    });
    return {
        service,
        ...inXml,
        answersFor: (request) => (wantsJson(request) ? inJson : inXml),
        find(request, document) {
            const parameters = readParameters(request, document);
            const action = parameters.get('Action');
            if (!action)
                throw missingAction();
            const asked = parameters.get('Version') ?? 'NO_VERSION_SPECIFIED';
            const operation = asked === version ? operations.get(action) : undefined;
            if (!operation)
                throw dialect.unknown(action, asked);
            return { operation, decode: () => decoderOf(operation)(parameters) };
        },
    };
}
function ec2Answers() {
    const encoderOf = onFirstUse(createEc2Encoder);
    const translate = createTranslator(ec2Errors);
    return {
        encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
        encodeError: (error, requestId) => encodeEc2Error(translate(error), requestId),
    };
}
function queryAnswers(model) {
    const { xmlNamespace } = model;
    const encoderOf = onFirstUse(createQueryEncoder);
    const translate = createTranslator(queryErrors(model));
    return {
        encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
        encodeError: (error, requestId) => encodeQueryError(translate(error), { xmlNamespace, requestId }),
    };
}
function queryJsonAnswers(model) {
    const encoderOf = onFirstUse(createQueryJsonEncoder);
    const translate = createTranslator(queryErrors(model));
    return {
        encode: (operation, output, requestId) => encoderOf(operation)(output, requestId),
        encodeError: (error, requestId) => encodeQueryJsonError(translate(error), requestId),
    };
}
function missingAction() {
    const message = 'The request is missing an action or a required parameter.';
    return new AwsError('MissingAction', { status: 400, message });
}
function jsonService(model) {
    const { service, operations } = model;
    const decoderOf = onFirstUse((operation) => {
        const read = createJsonDecoder(operation);
        const check = createRequiredCheck(operation.input, model);
        return (document) => check(read(document));
    });
    const encoderOf = onFirstUse(createJsonEncoder);
    const translate = createTranslator(jsonErrors(model));
    const answers = {
        encode: (operation, output) => encoderOf(operation)(output),
        encodeError: (error) => encodeJsonError(translate(error)),
    };
    return {
        service,
        ...answers,
        answersFor: () => answers,
        find(request, document) {
            // Clients differ in what stands before the name: CloudTrail's have `CloudTrail_20131101` and
            // `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101`.
            const target = request.headers['x-amz-target'] ?? '';
            const operation = operations.get(target.slice(target.lastIndexOf('.') + 1));
            if (!operation)
                throw new AwsError('UnknownOperationException', { status: 400 });
            return { operation, decode: () => decoderOf(operation)(document) };
        },
    };
}
function onFirstUse(make) {
    const made = new Map();
    return (operation) => {
        const known = made.get(operation);
        if (known !== undefined)
            return known;
        const fresh = make(operation);
        made.set(operation, fresh);
        return fresh;
    };
}

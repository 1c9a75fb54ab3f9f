import { finished } from 'node:stream/promises';
import busboy, {} from 'busboy';
import { limits } from '../limits.js';
import { AwsError } from './errors.js';
/**
 * Reads a form up to its file. Throws PreconditionFailed for another kind of body,
 * MalformedPOSTRequest, MaxPostPreDataLengthExceededError, IncorrectNumberOfFilesInPostRequest.
 */
export async function readForm(source, contentType) {
    const reader = new FormReader(source, createParser(contentType));
    const { content, filename } = await reader.file;
    const fields = new Map();
    for (const [name, value] of await reader.fields()) {
        fields.set(name, value.replaceAll(filenameVariable, () => filename ?? ''));
    }
    return { fields, filename, file: reader.toTheEnd(content) };
}
const filenameVariable = '$' + '{filename}';
function createParser(contentType) {
    if (contentType === undefined || !/^multipart\/form-data\b/i.test(contentType)) {
        throw new AwsError('PreconditionFailed', {
            detail: { Condition: 'Bucket POST must be of the enclosure-type multipart/form-data' },
        });
    }
    try {
        return busboy({
            headers: { 'content-type': contentType },
            defParamCharset: 'utf8',
            limits: {
                fieldNameSize: limits.formFieldBytes,
                fieldSize: limits.formTextFileBytes,
                parts: limits.formFields + 1,
            },
        });
    }
    catch (cause) {
        throw asAwsError(cause);
    }
}
function asAwsError(cause) {
    return cause instanceof AwsError ? cause : new AwsError('MalformedPOSTRequest', { cause });
}
/** One form being read. Whatever goes wrong ends the parser, and all that waits for it. */
class FormReader {
    /** Resolves when the file's part begins. */
    file;
    #source;
    #parser;
    #end;
    #fields = new Map();
    #collecting = [];
    #fieldBytes = 0;
    #found = () => undefined;
    #hasFile = false;
    constructor(source, parser) {
        this.#source = source;
        this.#parser = parser;
        this.#end = finished(parser);
        this.file = new Promise((resolve, reject) => {
            this.#found = resolve;
            // A form that ends well without a file has none.
            const none = () => reject(new AwsError('IncorrectNumberOfFilesInPostRequest'));
            this.#end.then(none, (error) => reject(asAwsError(error)));
        });
        parser.on('field', (name, value, info) => this.#onField(name, value, info));
        parser.on('file', (name, content, info) => this.#onFile(name, content, info));
        parser.once('partsLimit', () => parser.destroy(new AwsError('MalformedPOSTRequest')));
        source.once('error', () => parser.destroy(new AwsError('IncompleteBody')));
        source.once('close', () => {
            if (!source.readableEnded)
                parser.destroy(new AwsError('IncompleteBody'));
        });
        source.pipe(parser);
    }
    /** The fields before the file, whole. */
    async fields() {
        try {
            await Promise.all(this.#collecting);
        }
        catch (error) {
            throw asAwsError(error);
        }
        return this.#fields;
    }
    /** The file's bytes; ends only when the form has ended as it should. */
    async *toTheEnd(content) {
        try {
            yield* content;
            await this.#end;
        }
        catch (error) {
            throw asAwsError(error);
        }
        finally {
            this.#source.unpipe(this.#parser);
            this.#parser.destroy();
        }
    }
    #onField(name, value, { valueTruncated }) {
        if (name.toLowerCase() !== 'file') {
            if (!this.#hasFile)
                this.#keep(name, Buffer.from(value));
        }
        else if (valueTruncated) {
            this.#parser.destroy(new AwsError('EntityTooLarge'));
        }
        else if (value.includes('\ufffd')) {
            // Without a filename the parser takes a part for text, and bytes that are none are lost.
            const message = 'A file that is not text must be sent with a filename.';
            this.#parser.destroy(new AwsError('MalformedPOSTRequest', { message }));
        }
        else {
            this.#begin({ content: value === '' ? [] : [Buffer.from(value)], filename: undefined });
        }
    }
    #onFile(name, content, { filename }) {
        // An ended form destroys its streams; who reads them is told, and nobody else has to be.
        content.on('error', () => undefined);
        if (name?.toLowerCase() === 'file') {
            this.#begin({ content, filename: filename || undefined });
        }
        else if (this.#hasFile || name === undefined) {
            content.resume();
        }
        else {
            // Some clients send every field with a filename.
            const collecting = this.#collect(name, content);
            collecting.catch(() => undefined);
            this.#collecting.push(collecting);
        }
    }
    #begin(part) {
        if (this.#hasFile) {
            this.#parser.destroy(new AwsError('IncorrectNumberOfFilesInPostRequest'));
        }
        this.#hasFile = true;
        this.#found(part);
    }
    async #collect(name, content) {
        const chunks = [];
        let sizeBytes = 0;
        for await (const chunk of content) {
            sizeBytes += chunk.length;
            if (sizeBytes <= limits.formFieldBytes)
                chunks.push(chunk);
        }
        if (sizeBytes > limits.formFieldBytes)
            throw tooMuchBeforeFile();
        this.#keep(name, Buffer.concat(chunks));
    }
    #keep(name, value) {
        this.#fieldBytes += Buffer.byteLength(name) + value.length;
        if (this.#fieldBytes > limits.formFieldBytes) {
            this.#parser.destroy(tooMuchBeforeFile());
            return;
        }
        const key = name.toLowerCase();
        if (!this.#fields.has(key))
            this.#fields.set(key, value.toString('utf8'));
    }
}
function tooMuchBeforeFile() {
    return new AwsError('MaxPostPreDataLengthExceededError');
}

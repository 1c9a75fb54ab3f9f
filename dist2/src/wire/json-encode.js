const contentType = 'application/x-amz-json-1.1';
/** The encoder of an operation's output; undefined and null members are left out. */
export function createJsonEncoder({ output }) {
    const write = output ? jsonWriter(output) : () => '{}';
    return (values) => ({ status: 200, headers: ['Content-Type', contentType], body: write(values) });
}
/** What writes a structure as JSON. */
export function jsonWriter(shape) {
    const write = structureWriter(shape, new Map());
    return (values) => write(values);
}
function structureWriter(shape, known) {
    const made = known.get(shape);
    if (made)
        return made;
    let write = () => '{}';
    known.set(shape, (value) => write(value));
    const members = shape.members.map((member) => ({
        name: member.name,
        key: `${JSON.stringify(member.name)}:`,
        write: writer(member.shape, known),
    }));
    write = (values) => {
        let json = '';
        for (const member of members) {
            const value = values[member.name];
            if (value === undefined || value === null)
                continue;
            json += (json === '' ? member.key : `,${member.key}`) + member.write(value);
        }
        return `{${json}}`;
    };
    return write;
}
function writer(shape, known) {
    switch (shape.type) {
        case 'structure':
            return structureWriter(shape, known);
        case 'list':
            return listWriter(writer(shape.element.shape, known));
        case 'map':
            return mapWriter(writer(shape.value.shape, known));
        case 'timestamp':
            // Seconds, with what is left of them as a fraction.
            return (value) => String(value.getTime() / 1000);
        case 'blob':
            return (value) => `"${Buffer.from(value).toString('base64')}"`;
        default:
            return (value) => JSON.stringify(value);
    }
}
function listWriter(write) {
    return (values) => {
        let json = '';
        for (const value of values)
            json += json === '' ? write(value) : `,${write(value)}`;
        return `[${json}]`;
    };
}
function mapWriter(write) {
    return (values) => {
        let json = '';
        for (const key in values) {
            const entry = `${JSON.stringify(key)}:${write(values[key])}`;
            json += json === '' ? entry : `,${entry}`;
        }
        return `{${json}}`;
    };
}
/**
 * The document of an error, whose code and status are already those of the wire. Some clients look
 * for `message`, the services' error shapes name it `Message`. What else a shape has (`Reason`) is
 * the error's detail.
 */
export function encodeJsonError(error) {
    const { code, message, detail, status, headers } = error;
    // AWS has no words for some, like UnknownOperationException.
    const words = message === code ? {} : { message, Message: message };
    const typeHeader = ['Content-Type', contentType, 'x-amzn-ErrorType', code];
    return {
        status,
        headers: [...typeHeader, ...Object.entries(headers ?? {}).flat()],
        body: JSON.stringify({ __type: code, ...words, ...detail }),
    };
}

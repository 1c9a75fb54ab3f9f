/**
 * Work that takes longer than clients and proxies wait: AWS answers 200 at once, and keeps the
 * connection alive with white space before the document. What goes wrong then is a 200 whose
 * document is an error.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html
 */
import { limits } from '../limits.js';
import { xmlDeclaration } from '../wire/escape.js';
import { everyAnswer } from './send.js';
/** Resolves or rejects as the work does; if that takes long, the answer has been begun by then. */
export async function holdOpen(exchange, work, { everyMs = limits.keepAliveAfterMs } = {}) {
    const { outgoing } = exchange;
    const timer = setInterval(() => {
        if (outgoing.destroyed)
            return;
        if (exchange.isHeldOpen)
            outgoing.write(' ');
        else
            begin(exchange);
    }, everyMs);
    try {
        return await work;
    }
    finally {
        clearInterval(timer);
    }
}
function begin(exchange) {
    exchange.isHeldOpen = true;
    exchange.status = 200;
    const headers = ['Content-Type', 'application/xml'];
    everyAnswer(exchange, headers);
    exchange.outgoing.writeHead(200, headers);
    exchange.outgoing.write(xmlDeclaration);
}

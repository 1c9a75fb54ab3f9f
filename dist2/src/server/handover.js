/** Sees to it that no connection is lost between the primary and this worker. */
export function keepHandovers(worker) {
    const child = worker.process;
    const send = child.send.bind(child);
    const underWay = new Set();
    const counting = (message, handle, ...rest) => {
        if (handle && message.seq !== undefined)
            underWay.add(message.seq);
        return send(message, handle, ...rest);
    };
    child.send = counting;
    child.on('internalMessage', ({ ack }) => {
        if (ack !== undefined)
            underWay.delete(ack);
    });
    const handBack = () => {
        // What it said before it died is read before its channel counts as closed. (With a connection
        // under way, node does not emit `disconnect`.)
        if (child.connected)
            return void setImmediate(handBack);
        for (const seq of underWay) {
            child.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false });
        }
    };
    child.once('exit', handBack);
}

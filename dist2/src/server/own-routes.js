/** What Express serves: paths under `/-/`, which no bucket can have. */
import express from 'express';
/** The Express application for them. */
export function createApp({ whyNotReady, metrics, identityCertificate }) {
    const app = express();
    app.disable('x-powered-by');
    app.disable('etag');
    app.get('/-/health/live', (_request, response) => {
        response.json({ status: 'live' });
    });
    app.get('/-/health/ready', async (_request, response) => {
        const reason = await whyNotReady();
        if (reason === undefined)
            response.json({ status: 'ready' });
        else
            response.status(503).json({ status: 'not ready', reason });
    });
    app.get('/-/metrics', async (_request, response) => {
        response.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8').send(await metrics());
    });
    app.get('/-/instance-identity.pem', async (_request, response, next) => {
        const certificate = await identityCertificate();
        if (certificate === undefined)
            next();
        else
            response.type('application/x-pem-file').send(certificate);
    });
    app.use((_request, response) => {
        response.status(404).json({ error: 'There is nothing at this path.' });
    });
    return app;
}

/** Tests that wait for programs more than they compute: started together, reported one by one. */
/**
 * Declares a test for each entry. The first that runs starts them all, so they must not disturb one
 * another; each fails for itself.
 */
export function allAtOnce(tests) {
    let started;
    const start = () => {
        const running = Object.entries(tests).map(([promise, test]) => [promise, test()]);
        // What fails before its turn is no unhandled rejection.
        for (const [, outcome] of running)
            outcome.catch(() => { });
        return new Map(running);
    };
    for (const promise of Object.keys(tests)) {
        it(promise, async () => {
            started ??= start();
            await started.get(promise);
        });
    }
}

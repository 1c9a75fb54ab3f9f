/**
 * Makes the machines what the records say. It looks at one account at a time: reads what is wished
 * for and what Docker has, and takes for each instance the next step (`machine-steps.ts`). A step
 * may be done twice and broken off anywhere; the look after it finds what is left to do. It is
 * woken by changes, by what happens in Docker, and now and then by a clock.
 */
import { limits } from '../limits.js';
import { forgetTerminated } from './instance-end.js';
import { InterfaceRules } from './interface-rules.js';
import { removeLeftovers } from './leftovers.js';
import { lookAt } from './machine-look.js';
import { Retries } from './retries.js';
import { Rounds, Slots } from './rounds.js';
import { isConnectionLost } from './runtime/docker.js';
import { Unstartable } from './start-machine.js';
import { giveUp, takeStep } from './take-step.js';
/** Keeps machines as records say. */
export class Reconciler {
    #parts;
    #steps;
    #rounds;
    #looks;
    #slots = new Slots(limits.stepsAtOnce);
    #busy = new Map();
    #retries = new Retries();
    #timers = new Set();
    #isClosed = false;
    constructor(parts) {
        this.#parts = parts;
        const { runtime, services, links, settings, followers, holderImage, onProblem } = parts;
        const networks = new Map();
        // Rules do not wait for machines that start.
        const slots = new Slots(limits.stepsAtOnce);
        const plans = { services, holderImage, hasWayOut: () => parts.hasWayOut() };
        const rules = new InterfaceRules({ runtime, plans, links, slots });
        const restarted = async (account, instanceId) => {
            for (const one of followers)
                await one.restarted?.(account, instanceId);
        };
        const halted = async (account, instanceId) => {
            for (const one of followers)
                await one.halted?.(account, instanceId);
        };
        const { now, journal } = parts;
        const made = { runtime, services, plans, settings, links, rules, networks };
        this.#steps = { ...made, now, journal, restarted, halted };
        const recordsOf = (account) => parts.compute.existing(account).records;
        this.#looks = new Rounds((account) => this.#look(account), problem('machines'));
        this.#rounds = [
            new Rounds((account) => rules.refresh(recordsOf(account), account, networks), problem('rules')),
            new Rounds((account) => services.changed(account, links), problem('services')),
            ...followers.map((one) => new Rounds((account) => one.follow(account), problem(one.name))),
            this.#looks,
        ];
        function problem(what) {
            return (account, error) => onProblem(`${what} of ${account}`, error);
        }
    }
    /** Looks at an account soon. */
    changed(account) {
        for (const rounds of this.#rounds)
            void rounds.ask(account);
    }
    /**
     * Docker told of something in an account. It tells of an end before its list shows it (moby's
     * handleContainerExit), so there is a second look.
     */
    happened(account) {
        this.changed(account);
        this.#later(account, limits.dockerListedMs);
    }
    /** Looks at all accounts, and removes what belongs to no record. */
    async sweep() {
        const { compute, onProblem } = this.#parts;
        for (const { account } of await compute.shared.all('tenant')) {
            if (this.#isClosed)
                return;
            for (const rounds of this.#rounds)
                if (rounds !== this.#looks)
                    void rounds.ask(account);
            await this.#looks.ask(account);
        }
        await removeLeftovers(this.#parts).catch((error) => onProblem('leftovers', error));
    }
    /** Begins nothing more; resolves when all that runs has ended. */
    async close() {
        this.#isClosed = true;
        for (const timer of this.#timers)
            clearTimeout(timer);
        await Promise.all(this.#parts.followers.map((one) => one.close?.()));
        await Promise.all(this.#rounds.map((rounds) => rounds.close()));
        // What takes longer is broken off, as a crash would: it is taken up again at the next start.
        const late = new Promise((resolve) => setTimeout(resolve, limits.hostCloseMs).unref());
        await Promise.race([Promise.all(this.#busy.values()), late]);
    }
    async #look(account) {
        const own = this.#parts.compute.existing(account);
        const busy = new Set(this.#busy.keys());
        const sights = await lookAt(this.#steps, own, account);
        for (const { instance, step } of sights) {
            const { instanceId } = instance;
            if (step === 'keep' || busy.has(instanceId) || this.#retries.waits(instanceId))
                continue;
            this.#begin({ own, account, instance }, step);
        }
        const hasEnded = sights.some(({ instance }) => instance.state === 'terminated');
        if (hasEnded)
            await own.change((records) => forgetTerminated(records, this.#parts.now()));
    }
    #begin(at, step) {
        const { instanceId } = at.instance;
        const taken = this.#slots
            .run(async () => {
            if (this.#isClosed)
                return;
            this.#requireLife(at, step);
            await takeStep(this.#steps, at, step);
            this.#retries.succeeded(instanceId);
            if (step === 'start')
                this.#retries.started(instanceId, { isWished: isWished(at) });
        })
            .catch((error) => this.#failed(at, step, error))
            .catch((error) => this.#parts.onProblem(`${step} of ${instanceId}`, error))
            .then(() => {
            this.#busy.delete(instanceId);
            if (!this.#isClosed)
                this.changed(at.account);
        });
        this.#busy.set(instanceId, taken);
    }
    /** Throws Unstartable for a machine that ends again and again as soon as it starts. */
    #requireLife({ instance: { instanceId, state } }, step) {
        if (step !== 'start' || isWished({ instance: { state } }))
            return;
        if (this.#retries.mayStartAgain(instanceId))
            return;
        throw new Unstartable('The machine ends as soon as it starts');
    }
    /** What Docker's absence breaks off is no failure: it goes on when Docker is back. */
    async #failed(at, step, error) {
        const { instanceId } = at.instance;
        if (isConnectionLost(error))
            return this.#later(at.account, limits.dockerRetryMs);
        this.#parts.onProblem(`${step} of ${instanceId}`, error);
        const { count, delayMs } = this.#retries.failed(instanceId);
        // One that ran is to run again, however long Docker takes to recover.
        const isGivenUp = isWished(at) && count >= limits.stepAttempts;
        const isHopeless = error instanceof Unstartable || isGivenUp;
        if (step !== 'start' || !isHopeless)
            return this.#later(at.account, delayMs);
        this.#retries.succeeded(instanceId);
        await giveUp(this.#steps, at, error);
    }
    #later(account, delayMs) {
        if (this.#isClosed)
            return;
        const timer = setTimeout(() => {
            this.#timers.delete(timer);
            this.changed(account);
        }, delayMs);
        this.#timers.add(timer);
    }
}
/** Somebody asked for it to start, and waits. */
function isWished({ instance }) {
    return instance.state === 'pending';
}

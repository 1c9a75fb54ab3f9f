#!/usr/bin/env node
/** The command line: `cairn <verb> …`. Each verb is loaded when it is asked for. */
import { runCommand } from './commands/run.js';
process.exitCode = await runCommand(process.argv.slice(2));

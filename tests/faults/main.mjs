/* Plays histories, one a line of the standard input (JSON), and answers each with the file of what came of it.

   node main.mjs OFFLINE   — the folder of the tablet's modules: the shipped ones, or a copy with a fault in it */

import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { History } from "./history.mjs";

const modules = await import(pathToFileURL(`${process.argv[2]}/tablet.js`));
process.on("unhandledRejection", (error) => { throw error; });

process.stdin.on("end", () => process.exit());

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const told = await new History({ ...job, modules }).run();
  writeFileSync(job.result, JSON.stringify(told));
  console.log(job.result);
}

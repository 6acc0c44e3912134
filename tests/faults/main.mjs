/* Plays histories under Node, one a line of the standard input (JSON), and answers each with a line of what came of it.

   node main.mjs SCRIPTS FOLDER   — where `offline` lies (the shipped one, or a copy with a fault in it), and the servers */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { History } from "./history.mjs";
import { Node } from "./node.mjs";

const [scripts, folder] = process.argv.slice(2);
const room = new Node(folder, await import(pathToFileURL(`${scripts}/offline/tablet.js`)));
process.on("unhandledRejection", (error) => { throw error; });

process.stdin.on("end", () => process.exit());

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await new History({ ...JSON.parse(line), room }).run()));
}

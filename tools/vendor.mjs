/* What we ship of others: copied from their packages as package.json says, with its licence, and the sum of every file.
   What tablets download ("bare") comes without the lines that are only a comment, but for those of a licence.

   node tools/vendor.mjs FOLDER   (the folder in which npm has installed; see `make vendor`) */

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const COMMENTS = /^[ \t]*(\/\/.*|\/\*(?!!)((?!\*\/)[\s\S])*\*\/)\n/gm;

const { vendored } = JSON.parse(readFileSync("package.json"));
const targets = [];

for (const [name, { to, from = "", files, bare = false }] of Object.entries(vendored)) {
  const source = join(process.argv[2], "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(source, "package.json")));
  const target = `${to}@${version}`;
  targets.push(target);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  if (bare) for (const file of files) writeFileSync(join(target, file), stripped(file, readFileSync(join(source, from, file), "utf8")));
  else for (const file of files) cpSync(join(source, from, file), file === "." ? target : join(target, basename(file)), { recursive: true });
}

function stripped(file, text) {
  return file.endsWith(".js") ? text.replace(COMMENTS, "") : text;
}

function within(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => within(join(path, name))) : [path];
}

const sum = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
writeFileSync("vendored.sha256", targets.sort().flatMap(within).map((file) => `${sum(file)}  ${file}\n`).join(""));

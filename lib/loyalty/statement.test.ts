import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { toHex } from "@/lib/base/hex";
import { lineText } from "./chain";
import { checkpointFrom, checkpointText } from "./checkpoint";
import { hashedOfLeaf, leafBytes, pathFrom, rootOf } from "./merkle";
import { checkStatement, type Statement, type StatementLine, webCryptography } from "./statement";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const member = "0192f0a1-0000-7000-8000-000000000001";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const key = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
let statement: Statement;

beforeAll(() => {
  const lines = chainOf(5);
  const head = lines[3]?.hash ?? "";
  const neighbours = [3, 4].map((each) =>
    leafBytes({ memberId: `${member.slice(0, -1)}${each}`, version: 1, head: "0f".repeat(32) }),
  );
  const hashes = [leafBytes({ memberId: member, version: 4, head }), ...neighbours].map((leaf) =>
    sha256(hashedOfLeaf(leaf)),
  );
  const text = checkpointText({
    ledger: "0192f0a1-0000-7000-8000-00000000000a",
    number: 7,
    scope: "all",
    members: 3,
    root: toHex(rootOf(hashes, sha256)),
    madeAt: "2026-11-22T00:30:00.000Z",
    previous: "cd".repeat(32),
    continues: true,
    key,
  });
  const signature = sign(null, Buffer.from(text), privateKey).toString("base64");
  const path = pathFrom(0, hashes, sha256).map(toHex);
  statement = {
    format: "setia-statement-1",
    programme: "Kopi Senja",
    member,
    lines,
    proof: { checkpoint: { text, signature }, version: 4, place: 0, path },
  };
});

function chainOf(length: number): StatementLine[] {
  const lines: StatementLine[] = [];
  for (let version = 1; version <= length; version += 1) {
    const line = {
      version,
      kind: "earned",
      points: 100,
      tierPoints: 100,
      balanceAfter: version * 100,
      occurredMicros: 1_732_000_000_000_000 + version,
      source: "purchase:0192f0a1-0000-7000-8000-00000000000b",
      termsVersion: 1,
      idempotencyKey: version === 2 ? null : "ab".repeat(32),
      changes: `[["new",${version},1,100,"base",100,0,null,1]]`,
      trace: '{"rule":"purchase","note":"Rp25.000 – kopi"}',
    };
    const hashed = Buffer.concat([
      Buffer.from(lines.at(-1)?.hash ?? "0".repeat(64), "hex"),
      Buffer.from(lineText(member, line)),
    ]);
    lines.push({ ...line, hash: toHex(sha256(hashed)) });
  }
  return lines;
}

const check = (text: string, trusted: string | null = key) => checkStatement(text, webCryptography, trusted);
const altered = (change: (copy: Statement) => void) => {
  const copy = structuredClone(statement);
  change(copy);
  return check(JSON.stringify(copy));
};

describe("a statement that nobody has touched", () => {
  it("is told how far the checkpoint vouches for it", async () => {
    const answer = await check(JSON.stringify(statement));

    expect(answer).toMatchObject({ verdict: "proven", lines: 5, balance: 500, provenVersion: 4, isKeyTrusted: true });
    expect(answer).toHaveProperty("checkpoint.number", 7);
  });

  it("is not called proven before there is a checkpoint", async () => {
    const answer = await altered((copy) => {
      copy.proof = null;
    });

    expect(answer).toMatchObject({ verdict: "unproven", why: "no_proof", lines: 5, balance: 500 });
  });

  it("is proven by the key it names alone where no other is known, and says so", async () => {
    expect(await check(JSON.stringify(statement), null)).toMatchObject({ verdict: "proven", isKeyTrusted: false });
  });

  it("is not called proven where nobody can check its signature", async () => {
    const ignorant = { ...webCryptography, isSignedBy: async () => null };

    const answer = await checkStatement(JSON.stringify(statement), ignorant, key);

    expect(answer).toMatchObject({ verdict: "unproven", why: "signature_unchecked" });
  });
});

describe("a statement that somebody has altered", () => {
  const fields: [keyof StatementLine, (line: StatementLine) => unknown][] = [
    ["kind", () => "gift"],
    ["points", (line) => line.points + 1],
    ["tierPoints", (line) => line.tierPoints - 1],
    ["balanceAfter", (line) => line.balanceAfter + 1],
    ["occurredMicros", (line) => line.occurredMicros + 1],
    ["source", () => "time"],
    ["termsVersion", () => 2],
    ["idempotencyKey", () => null],
    ["changes", (line) => `${line.changes} `],
    ["trace", (line) => line.trace.replace("–", "-")],
    ["hash", () => "0".repeat(64)],
  ];

  it.each(fields)("is told by its third line's %s", async (field, made) => {
    const answer = await altered((copy) => {
      const line = copy.lines[2];
      if (line) Object.assign(line, { [field]: made(line) });
    });

    expect(answer).toEqual({ verdict: "wrong", fault: "line_altered", version: 3 });
  });

  it("is told by any byte of its lines", async () => {
    const text = JSON.stringify(statement);
    const [from, to] = [text.indexOf('"lines"') + 10, text.indexOf('"proof"')];
    for (let at = from; at < to; at += 7) {
      const letter = text[at] === "7" ? "8" : "7";
      const answer = await check(text.slice(0, at) + letter + text.slice(at + 1));
      expect(answer.verdict, `byte ${at}: ${text.slice(at - 10, at + 10)}`).toBe("wrong");
    }
  });

  it("is not called proven when somebody invented it and left the proof out", async () => {
    const [line] = chainOf(1);
    if (line === undefined) throw new Error("No line");
    Object.assign(line, { points: 9_999_999, balanceAfter: 9_999_999 });
    line.hash = toHex(sha256(Buffer.concat([Buffer.alloc(32), Buffer.from(lineText(member, line))])));

    const answer = await check(JSON.stringify({ ...statement, lines: [line], proof: null }));

    expect(answer).toMatchObject({ verdict: "unproven", balance: 9_999_999 });
  });

  it("is told by the line that is missing", async () => {
    const answer = await altered((copy) => copy.lines.splice(1, 1));

    expect(answer).toEqual({ verdict: "wrong", fault: "line_missing", version: 2 });
  });

  it("cannot leave out its last lines below what the checkpoint knew", async () => {
    const answer = await altered((copy) => copy.lines.splice(3));

    expect(answer).toEqual({ verdict: "wrong", fault: "line_missing", version: 4 });
  });

  it("cannot bring a chain of its own", async () => {
    const answer = await altered((copy) => {
      copy.lines = chainOf(5).map((line) => ({ ...line }));
      const last = copy.lines[3];
      if (last === undefined) return;
      last.points = 9_999;
      const before = Buffer.from(copy.lines[2]?.hash ?? "", "hex");
      last.hash = toHex(sha256(Buffer.concat([before, Buffer.from(lineText(member, last))])));
      copy.lines.splice(4);
    });

    expect(answer).toEqual({ verdict: "wrong", fault: "line_not_in_checkpoint", version: 4 });
  });

  it("cannot bring a checkpoint that was not signed", async () => {
    const answer = await altered((copy) => {
      if (copy.proof) copy.proof.checkpoint.text = copy.proof.checkpoint.text.replace("number 7", "number 8");
    });

    expect(answer).toEqual({ verdict: "wrong", fault: "signature_wrong" });
  });

  it("cannot bring a key of its own", async () => {
    const answer = await check(JSON.stringify(statement), Buffer.alloc(32, 1).toString("base64"));

    expect(answer).toEqual({ verdict: "wrong", fault: "key_unknown", key });
  });

  it.each(["", "{}", "[1]", "null", '{"format":"setia-statement-1"}'])("is no statement: %s", async (text) => {
    expect(await check(text)).toEqual({ verdict: "wrong", fault: "not_a_statement" });
  });
});

describe("a checkpoint's text", () => {
  it("has one form alone", () => {
    const text = statement.proof?.checkpoint.text ?? "";

    const read = checkpointFrom(text);

    expect(read && checkpointText(read)).toBe(text);
    for (const other of [`${text} `, `${text}\n`, text.replace("number 7", "number 07"), text.replace("\n", "\r\n")])
      expect(checkpointFrom(other)).toBeNull();
  });
});

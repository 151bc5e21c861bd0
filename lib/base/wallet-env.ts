import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";

/** Who signs passes for Apple Wallet; type and team are what Apple wrote into the certificate. */
export type ApplePass = {
  passType: string;
  team: string;
  certificate: string;
  /** Without a passphrase. */
  key: string;
  /** Apple's own, which signed ours (WWDR). */
  issuer: string;
  goodUntil: Date;
};

/** In whose name cards are saved to Google Wallet. */
export type GoogleWallet = { issuer: string; account: string; keyId: string; key: KeyObject };

export type Wallets = { applePass: ApplePass | undefined; googleWallet: GoogleWallet | undefined };

type Variables = Record<string, string | undefined>;

/** What the operator gave for wallets: each whole or not at all, and every mistake of it as a sentence. */
export function readWallets(given: Variables): Wallets & { mistakes: string[] } {
  const mistakes: string[] = [];
  return { applePass: readApple(given, mistakes), googleWallet: readGoogle(given, mistakes), mistakes };
}

const appleNames = ["APPLE_PASS_CERTIFICATE", "APPLE_PASS_KEY", "APPLE_WWDR_CERTIFICATE"] as const;

function readApple(given: Variables, mistakes: string[]): ApplePass | undefined {
  const [certificateText, keyText, issuerText] = appleNames.map((name) => given[name]);
  if (!certificateText && !keyText && !issuerText) return undefined;
  if (!certificateText || !keyText || !issuerText) {
    mistakes.push(`${appleNames.join(", ")} belong together: give all three or none.`);
    return undefined;
  }
  const certificate = tried(() => new X509Certificate(pem(certificateText)));
  const issuer = tried(() => new X509Certificate(pem(issuerText)));
  const key = tried(() => createPrivateKey({ key: pem(keyText), passphrase: given.APPLE_PASS_KEY_PASSPHRASE ?? "" }));
  if (certificate === null) mistakes.push("APPLE_PASS_CERTIFICATE is not a certificate in PEM, or in base64 of it.");
  if (issuer === null) mistakes.push("APPLE_WWDR_CERTIFICATE is not a certificate in PEM, or in base64 of it.");
  if (key === null || key.asymmetricKeyType !== "rsa")
    mistakes.push("APPLE_PASS_KEY is not an RSA key in PEM, or APPLE_PASS_KEY_PASSPHRASE does not open it.");
  if (certificate === null || issuer === null || key === null || key.asymmetricKeyType !== "rsa") return undefined;
  if (!certificate.checkPrivateKey(key)) mistakes.push("APPLE_PASS_KEY is not the key of APPLE_PASS_CERTIFICATE.");
  const passType = /^UID=(.+)$/m.exec(certificate.subject)?.[1];
  const team = /^OU=(.+)$/m.exec(certificate.subject)?.[1];
  if (passType === undefined || team === undefined) {
    mistakes.push(
      "APPLE_PASS_CERTIFICATE names no pass type (UID) and team (OU): take the one Apple made for a Pass Type ID.",
    );
    return undefined;
  }
  return {
    ...{ passType, team, certificate: certificate.toString(), issuer: issuer.toString() },
    key: key.export({ type: "pkcs1", format: "pem" }).toString(),
    goodUntil: new Date(certificate.validTo),
  };
}

function readGoogle(given: Variables, mistakes: string[]): GoogleWallet | undefined {
  const { GOOGLE_WALLET_ISSUER: issuer, GOOGLE_WALLET_ACCOUNT: text } = given;
  if (!issuer && !text) return undefined;
  if (!issuer || !text) {
    mistakes.push("GOOGLE_WALLET_ISSUER and GOOGLE_WALLET_ACCOUNT belong together: give both or neither.");
    return undefined;
  }
  if (!/^\d{1,25}$/.test(issuer)) mistakes.push("GOOGLE_WALLET_ISSUER must be the issuer's number, digits alone.");
  const file = tried(() => JSON.parse(plain(text, "{"))) as Record<string, unknown> | null;
  const { client_email: account, private_key: keyText, private_key_id: keyId } = file ?? {};
  const key = tried(() => createPrivateKey(String(keyText)));
  if (typeof account !== "string" || typeof keyId !== "string" || key === null) {
    mistakes.push("GOOGLE_WALLET_ACCOUNT is not a service account's key file (JSON), or base64 of it.");
    return undefined;
  }
  return { issuer, account, keyId, key };
}

const pem = (text: string) => plain(text, "-----BEGIN");

/** A file as it is, or in base64, since not everything that sets variables can hold lines. */
function plain(text: string, start: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith(start) ? trimmed : Buffer.from(trimmed, "base64").toString("utf8");
}

function tried<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

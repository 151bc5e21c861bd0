import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

/** What an operator would give, made for a test: a certificate as Apple makes them, signed by one that stands for Apple's, and an account. */
export function testSigners() {
  const apple = pair();
  const wwdr = certificate(apple, [{ shortName: "CN", value: "Test WWDR" }], apple, [
    { shortName: "CN", value: "Test WWDR" },
  ]);
  const ours = pair();
  const subject = [
    { type: "0.9.2342.19200300.100.1.1", value: "pass.id.contoh.kartu" },
    { shortName: "CN", value: "Pass Type ID: pass.id.contoh.kartu" },
    { shortName: "OU", value: "TEAM123456" },
  ];
  const signed = certificate(ours, subject, apple, [{ shortName: "CN", value: "Test WWDR" }]);
  const google = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const account = {
    client_email: "kartu@contoh.iam.gserviceaccount.com",
    private_key_id: "kunci-1",
    private_key: google.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
  return {
    certificate: signed,
    googlePublicKey: google.publicKey,
    variables: {
      APPLE_PASS_CERTIFICATE: Buffer.from(forge.pki.certificateToPem(signed)).toString("base64"),
      APPLE_PASS_KEY: forge.pki.privateKeyToPem(ours.privateKey),
      APPLE_WWDR_CERTIFICATE: forge.pki.certificateToPem(wwdr),
      GOOGLE_WALLET_ISSUER: "3388000000012345678",
      GOOGLE_WALLET_ACCOUNT: JSON.stringify(account),
    },
  };
}

function pair(): forge.pki.rsa.KeyPair {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = forge.pki.privateKeyFromPem(privateKey.export({ type: "pkcs1", format: "pem" }).toString());
  return { privateKey: key, publicKey: forge.pki.setRsaPublicKey(key.n, key.e) };
}

function certificate(
  { publicKey }: forge.pki.rsa.KeyPair,
  subject: forge.pki.CertificateField[],
  by: forge.pki.rsa.KeyPair,
  issuer: forge.pki.CertificateField[],
): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = "01";
  made.validity.notBefore = new Date("2026-01-01T00:00:00Z");
  made.validity.notAfter = new Date("2036-01-01T00:00:00Z");
  made.setSubject(subject);
  made.setIssuer(issuer);
  made.sign(by.privateKey, forge.md.sha256.create());
  return made;
}

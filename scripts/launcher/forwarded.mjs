import { BlockList, isIPv6 } from "node:net";

const familyOf = (address) => (isIPv6(address) ? "ipv6" : "ipv4");
const plain = (address) => (address?.startsWith("::ffff:") ? address.slice(7) : address) ?? "";

/**
 * Answers a function that makes a request's forwarded headers believable: `x-forwarded-for` becomes the one address that asked, as
 * trusted proxies tell it. Otherwise anybody could be anybody. Host and scheme are nobody's to tell: outside, both are APP_ORIGIN's,
 * and inside Next asks itself for the page a form leads to at the scheme it finds here, where nothing but http is spoken.
 */
export function forwardedHeaders(trustedProxies) {
  const trusted = new BlockList();
  for (const part of trustedProxies) {
    const [address, prefix] = part.split("/");
    if (prefix === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(prefix), familyOf(address));
  }
  const isTrusted = (address) => {
    try {
      return trusted.check(address, familyOf(address));
    } catch {
      return false; // Not an address: whatever it is, it is not a proxy of ours.
    }
  };
  const peers = new WeakMap();
  const peerOf = (socket) => {
    let peer = peers.get(socket);
    if (!peer) {
      const address = plain(socket.remoteAddress);
      peer = { address, trusted: trustedProxies.length > 0 && isTrusted(address) };
      peers.set(socket, peer);
    }
    return peer;
  };

  return (request) => {
    const { headers } = request;
    const peer = peerOf(request.socket);
    delete headers.forwarded;
    delete headers["x-real-ip"];
    delete headers["x-forwarded-port"];
    delete headers["x-forwarded-host"];
    delete headers["x-forwarded-proto"];
    const told = peer.trusted ? askedBy(headers["x-forwarded-for"], isTrusted) : undefined;
    headers["x-forwarded-for"] = told ?? peer.address;
  };
}

// Each proxy adds at the right end whom it heard from; the first from there that is no proxy of ours is the one who asked.
function askedBy(chain, isTrusted) {
  const addresses = String(chain ?? "")
    .split(",")
    .map((part) => plain(part.trim()))
    .filter((part) => part !== "");
  return addresses.reverse().find((address) => !isTrusted(address));
}

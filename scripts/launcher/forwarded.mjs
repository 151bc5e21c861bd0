import { BlockList, isIPv6 } from "node:net";

const familyOf = (address) => (isIPv6(address) ? "ipv6" : "ipv4");
const plain = (address) => (address?.startsWith("::ffff:") ? address.slice(7) : address) ?? "";

/**
 * Answers a function that makes a request's forwarded headers believable: `x-forwarded-for` becomes the one address that asked,
 * and host and scheme stay only when a trusted proxy named them. Otherwise anybody could be anybody.
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
    if (peer.trusted) {
      headers["x-forwarded-for"] = askedBy(headers["x-forwarded-for"], isTrusted) ?? peer.address;
      return;
    }
    headers["x-forwarded-for"] = peer.address;
    delete headers["x-forwarded-host"];
    delete headers["x-forwarded-proto"];
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

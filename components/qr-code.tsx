import { qrPath } from "./qr-path";

/** A text as a QR code, dark on white in every appearance so that any scanner reads it; `label` says what it is. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { dark, size } = qrPath(text, 3);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="block h-auto w-52 max-w-full rounded-control"
    >
      <path fill="#ffffff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000000" d={dark} />
    </svg>
  );
}

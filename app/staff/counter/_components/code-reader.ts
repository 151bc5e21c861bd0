import type { BarcodeDetector as Ponyfill } from "barcode-detector/ponyfill";

const formats = ["qr_code", "code_128"] as const;
type Reader = (source: HTMLVideoElement) => Promise<string | null>;

/** Reads codes by the browser's own reader where it has one for both sorts, else by ours, which is fetched only then and from here. */
export async function codeReader(): Promise<Reader> {
  const Detector = (await nativeDetector()) ?? (await ownDetector());
  const detector = new Detector({ formats: [...formats] });
  return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
}

async function nativeDetector(): Promise<typeof Ponyfill | null> {
  const native: typeof Ponyfill | undefined = Reflect.get(globalThis, "BarcodeDetector");
  const known: readonly string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  return native && formats.every((format) => known.includes(format)) ? native : null;
}

async function ownDetector(): Promise<typeof Ponyfill> {
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  const reader = new URL("../../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
  prepareZXingModule({ overrides: { locateFile: () => reader.href } });
  return BarcodeDetector;
}

"use client";

import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef } from "react";
import { useHydrated } from "@/components/ui/field";
import { type Cut, partOf } from "@/lib/picture-part";

type Props = { source: string; width: number; height: number; cut: Cut; label: string };
const STEP = 5;
const moves: Record<string, readonly [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The whole picture with the part that will be shown; a tap or the arrow keys choose another. The form's own fields hold what is chosen. */
export function FocusPad({ source, width, height, cut, label }: Props) {
  const isReady = useHydrated();
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLSpanElement>(null);

  const fields = useCallback(() => frame.current?.closest("form")?.elements, []);
  const read = useCallback((): Cut => {
    const field = (name: string) => {
      const found = fields()?.namedItem(name);
      return found && "value" in found ? String(found.value) : "";
    };
    const point = field("point");
    const [x, y] = point === "exact" || point === "" ? [field("x"), field("y")] : point.split("_");
    return { focusX: Number(x), focusY: Number(y), zoom: Number(field("zoom")) || cut.zoom };
  }, [fields, cut.zoom]);
  const draw = useCallback(() => {
    const part = partOf({ ...read(), width, height });
    const style = shown.current?.style;
    if (!style) return;
    style.left = `${(part.left / width) * 100}%`;
    style.top = `${(part.top / height) * 100}%`;
    style.width = `${(part.width / width) * 100}%`;
    style.height = `${(part.height / height) * 100}%`;
  }, [read, width, height]);

  // Again once it can be tapped: the frame is then another element.
  useEffect(() => {
    if (!isReady) return;
    const form = frame.current?.closest("form");
    draw();
    form?.addEventListener("input", draw);
    return () => form?.removeEventListener("input", draw);
  }, [draw, isReady]);

  const choose = (x: number, y: number) => {
    const within = (value: number) => String(Math.round(Math.min(100, Math.max(0, value))));
    for (const [name, value] of [
      ["point", "exact"],
      ["x", within(x)],
      ["y", within(y)],
    ] as const) {
      const field = fields()?.namedItem(name);
      if (field && "value" in field) field.value = value;
    }
    draw();
  };
  const tap = (event: MouseEvent<HTMLButtonElement>) => {
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    choose(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  const move = (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const { focusX, focusY } = read();
    choose(focusX + by[0], focusY + by[1]);
  };

  const picture = (
    <>
      {/* biome-ignore lint/performance/noImgElement: next/image writes style attributes, which the page's policy forbids */}
      <img src={source} alt="" width={width} height={height} className="block h-auto w-full rounded-picture" />
      <span
        ref={shown}
        aria-hidden="true"
        hidden={!isReady}
        className="pointer-events-none absolute rounded-picture border-2 border-accent outline-2 outline-surface"
      />
    </>
  );
  return (
    <div ref={frame} className="max-w-sm">
      {isReady ? (
        <button
          type="button"
          aria-label={label}
          onClick={tap}
          onKeyDown={move}
          className="relative block w-full cursor-crosshair"
        >
          {picture}
        </button>
      ) : (
        <span className="relative block">{picture}</span>
      )}
    </div>
  );
}

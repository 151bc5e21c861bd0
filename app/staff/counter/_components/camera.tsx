"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/field";
import { LeafIcon } from "@/components/ui/leaf-icon";
import { codeReader } from "./code-reader";

type Words = { open: string; close: string; aim: string; failed: string };

/** Reads a code with the camera and sends the form around it. Shown only where there is a camera and scripts run. */
export function Camera({ words }: { words: Words }) {
  const [isOpen, setIsOpen] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const isLive = useHydrated();
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const screen = video.current;
    if (!isOpen || screen === null) return;
    let isOver = false;
    let stream: MediaStream | undefined;
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (isOver) return stop(stream);
      screen.srcObject = stream;
      await screen.play();
      const read = await codeReader();
      while (!isOver) {
        const found = await read(screen);
        if (found !== null && !isOver) {
          send(screen, found);
          return setIsOpen(false);
        }
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    };
    look().catch(() => {
      if (isOver) return;
      setHasFailed(true);
      setIsOpen(false);
    });
    return () => {
      isOver = true;
      stop(stream);
    };
  }, [isOpen]);

  if (!isLive || navigator.mediaDevices === undefined) return null;
  return (
    <>
      <button type="button" className={buttonClass("secondary", false)} onClick={() => setIsOpen(!isOpen)}>
        <LeafIcon name={isOpen ? "close" : "card"} />
        {isOpen ? words.close : words.open}
      </button>
      {isOpen ? (
        <figure className="sm:col-span-2">
          <video ref={video} muted playsInline className="block max-h-96 w-full rounded-control bg-sunk object-cover" />
          <figcaption className="mt-2 text-note">{words.aim}</figcaption>
        </figure>
      ) : null}
      {hasFailed ? (
        <p role="alert" className="flex gap-1.5 font-semibold text-bad sm:col-span-2">
          <LeafIcon name="warning" className="mt-0.5" />
          {words.failed}
        </p>
      ) : null}
    </>
  );
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** Puts what was read where a scanner would have typed it, and presses Enter. */
function send(inside: HTMLElement, found: string): void {
  const form = inside.closest("form");
  const field = form?.elements.namedItem("entry");
  if (!(field instanceof HTMLInputElement)) return;
  field.value = found;
  form?.requestSubmit();
}

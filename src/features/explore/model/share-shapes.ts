/** What the chart is made of, at its place in pixels. */

import type { SharePoint } from "./chart-data";
import type { MarkerLook } from "./line-looks";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is drawn at a point. */
export interface Marker extends Spot {
  readonly look: MarkerLook;
  readonly kind: "measured" | "working" | "trial";
  readonly point: SharePoint;
}

/** A figure beyond the axis: its sign at the axis' end in its year, with an arrow to where it lies. */
export interface EdgeMarker extends OffAxisSign, Pick<Marker, "look" | "kind" | "point"> {}

/** A landing beyond the axis: the KPI's sign on its line, and where the line leaves the axis, an arrow in its direction. */
export interface OffAxisSign extends Spot {
  readonly tip: Spot;
  /** In degrees; 0 points to the right. */
  readonly turn: number;
}

export interface DrawnSeries {
  readonly index: number;
  readonly measured: readonly (readonly Spot[])[];
  /** As far as it is on the axis, run by run. */
  readonly trial: readonly (readonly Spot[])[];
  readonly landing: readonly Spot[];
  readonly planned: readonly Spot[];
  readonly markers: readonly Marker[];
  readonly edges: readonly EdgeMarker[];
  readonly offAxis: OffAxisSign | null;
}

export interface DrawnGuideLine {
  /** null: of several KPIs. */
  readonly index: number | null;
  readonly points: readonly Spot[];
}

/**
 * The peers of the editor, each drawing the same cards and lines: runs in an empty page after the peer's own scripts.
 * ``paint`` draws all, ``add`` and ``move`` edit; each takes until the result is painted, in milliseconds.
 */

/** Resolve once the browser has painted what is in the page now. */
const painted = () =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 0)));

/** The milliseconds from the call of some work until its result is painted, where everything has arrived. */
async function timed(work, isMoving = () => false) {
  const start = performance.now();
  work();
  let end = await painted();
  while (isMoving()) end = await painted();
  return end - start;
}

/** Without animation; cards hold what the editor's hold, and dotted lines are its connections. */
const d3OrgChart = (place) => {
  let chart;
  const drawn = (work) =>
    timed(work, () => [...place.querySelectorAll("g.node")].some(({ __transition }) => __transition));
  return {
    paint: (people, dotted) =>
      drawn(() => {
        chart = new d3.OrgChart()
          .container(place)
          .data(people.map((person) => ({ ...person, _expanded: true })))
          .nodeWidth(() => 190)
          .nodeHeight(() => 62)
          .svgHeight(innerHeight)
          .connections(dotted)
          .connectionsUpdate(function () {
            d3.select(this).attr("stroke", "#94a3b8").attr("stroke-width", 1.5).attr("stroke-dasharray", "4 4");
            d3.select(this).attr("marker-start", ({ from, to }) => `url(#${from}_${to})`);
          })
          .duration(0)
          .nodeContent(({ data }) => {
            const { fill, ink, bar, initials } = data.card;
            const disc = `width:30px;height:30px;border-radius:15px;margin-left:11px;background:${fill};color:${ink}`;
            return `<div style="width:190px;height:62px;box-sizing:border-box;border:1px solid #cbd5e1;
                border-left:10px solid ${bar};border-radius:10px;background:#fff;display:flex;align-items:center">
              <div style="${disc};font:bold 11px/30px sans-serif;text-align:center">${words(initials)}</div>
              <div style="width:126px;margin-left:9px;overflow:hidden;white-space:nowrap">
                <div style="font:bold 12.5px sans-serif;color:#0f172a">${words(data.name)}</div>
                <div style="font:11px sans-serif;color:#475569">${words(data.title)}</div>
              </div>
            </div>`;
          })
          .render();
      }),
    add: (person) => drawn(() => chart.addNode({ ...person, _expanded: true, _centered: false })),
    move: (id, parentId) =>
      drawn(() => {
        const people = chart.data();
        people.find((person) => person.id === id).parentId = parentId;
        chart.data(people).render();
      }),
  };
};

/** Without animation; it draws on a canvas. */
const goJs = (place) => {
  let diagram;
  const solid = new Map();
  const edited = (change) => timed(() => (diagram.model.commit(change), diagram.maybeUpdate()));
  const below = (id, manager) => solid.set(id, { from: manager, to: id }).get(id);
  return {
    paint: (people, dotted) =>
      timed(() => {
        const text = (path, font, stroke) =>
          new go.TextBlock({ font, stroke, width: 126, maxLines: 1, overflow: go.TextOverflow.Ellipsis }).bind("text", path);
        diagram = new go.Diagram(place, {
          "animationManager.isEnabled": false,
          "undoManager.isEnabled": true,
          layout: new go.TreeLayout({ angle: 90, layerSpacing: 40, nodeSpacing: 24 }),
        });
        diagram.nodeTemplate = new go.Node("Auto").add(
          new go.Shape("RoundedRectangle", { width: 190, height: 62, fill: "white", stroke: "#cbd5e1" }),
          new go.Panel("Horizontal").add(
            new go.Shape("Rectangle", { width: 10, height: 62, strokeWidth: 0 }).bind("fill", "card", ({ bar }) => bar),
            new go.Panel("Spot", { margin: 9 }).add(
              new go.Shape("Circle", { width: 30, height: 30, strokeWidth: 0 }).bind("fill", "card", ({ fill }) => fill),
              new go.TextBlock({ font: "bold 11px sans-serif" })
                .bind("text", "card", ({ initials }) => initials)
                .bind("stroke", "card", ({ ink }) => ink),
            ),
            new go.Panel("Vertical").add(
              text("name", "bold 12.5px sans-serif", "#0f172a"),
              text("title", "11px sans-serif", "#475569"),
            ),
          ),
        );
        diagram.linkTemplate = new go.Link({ routing: go.Routing.Orthogonal, corner: 6 }).add(
          new go.Shape({ stroke: "#94a3b8" }),
        );
        diagram.linkTemplateMap.add(
          "dotted",
          new go.Link({ routing: go.Routing.Orthogonal, corner: 6, isLayoutPositioned: false }).add(
            new go.Shape({ stroke: "#94a3b8", strokeDashArray: [4, 4] }),
            new go.TextBlock({ font: "10px sans-serif", background: "white" }).bind("text", "label"),
          ),
        );
        diagram.model = new go.GraphLinksModel(
          people.map((person) => ({ key: person.id, ...person })),
          [
            ...people.filter(({ parentId }) => parentId).map(({ id, parentId }) => below(id, parentId)),
            ...dotted.map((line) => ({ ...line, category: "dotted" })),
          ],
        );
        diagram.maybeUpdate();
      }),
    add: (person) =>
      edited((model) => {
        model.addNodeData({ key: person.id, ...person });
        model.addLinkData(below(person.id, person.parentId));
      }),
    move: (id, parentId) => edited((model) => model.setFromKeyForLinkData(solid.get(id), parentId)),
  };
};

/** @param {string} text */
function words(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

window.peers = { "d3-org-chart": d3OrgChart, GoJS: goJs };

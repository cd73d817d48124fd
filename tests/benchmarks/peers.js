/**
 * The peers of the editor, each drawing the same people: runs in an empty page after the peer's own scripts.
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

/** As simple as its nodes can be, and without animation. */
const d3OrgChart = (place) => {
  let chart;
  const drawn = (work) =>
    timed(work, () => [...place.querySelectorAll("g.node")].some(({ __transition }) => __transition));
  return {
    paint: (people) =>
      drawn(() => {
        chart = new d3.OrgChart()
          .container(place)
          .data(people.map((person) => ({ ...person, _expanded: true })))
          .nodeWidth(() => 190)
          .nodeHeight(() => 62)
          .svgHeight(innerHeight)
          .duration(0)
          .nodeContent(({ data }) => {
            const box = "width:190px;height:62px;border:1px solid #cbd5e1;border-radius:10px;background:#fff";
            return `<div style="${box}"><b>${words(data.name)}</b><br>${words(data.title)}</div>`;
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
  const edited = (change) => timed(() => (diagram.model.commit(change), diagram.maybeUpdate()));
  return {
    paint: (people) =>
      timed(() => {
        const text = (path, font) =>
          new go.TextBlock({ font, width: 170, overflow: go.TextOverflow.Ellipsis }).bind("text", path);
        diagram = new go.Diagram(place, {
          "animationManager.isEnabled": false,
          "undoManager.isEnabled": true,
          layout: new go.TreeLayout({ angle: 90, layerSpacing: 40, nodeSpacing: 24 }),
        });
        diagram.nodeTemplate = new go.Node("Auto").add(
          new go.Shape("RoundedRectangle", { width: 190, height: 62, fill: "white", stroke: "#cbd5e1" }),
          new go.Panel("Vertical").add(text("name", "bold 13px sans-serif"), text("title", "11px sans-serif")),
        );
        diagram.linkTemplate = new go.Link({ routing: go.Routing.Orthogonal, corner: 6 }).add(
          new go.Shape({ stroke: "#94a3b8" }),
        );
        diagram.model = new go.TreeModel({ nodeParentKeyProperty: "parentId", nodeKeyProperty: "id" });
        diagram.model.nodeDataArray = people.map((person) => ({ ...person }));
        diagram.maybeUpdate();
      }),
    add: (person) => edited((model) => model.addNodeData({ ...person })),
    move: (id, parentId) =>
      edited((model) => model.setParentKeyForNodeData(model.findNodeDataForKey(id), parentId)),
  };
};

/** @param {string} text */
function words(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

window.peers = { "d3-org-chart": d3OrgChart, GoJS: goJs };

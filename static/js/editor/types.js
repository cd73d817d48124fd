/**
 * The shapes that the server and the modules of the editor share. Types only: nothing runs here.
 *
 * @typedef {"line" | "assistant" | "adviser" | "body"} RoleKind
 * @typedef {"owner" | "editor" | "viewer"} Right
 *
 * @typedef {object} ChartInfo
 * @property {string} id
 * @property {string} title
 * @property {string} layout
 * @property {string} theme
 * @property {string} language
 * @property {string} centre
 * @property {string[]} grades the highest first
 * @property {"colour" | "caption" | "frames"} units_as
 * @property {FieldDefinition[]} fields the fields that roles can have, in order
 * @property {"name" | "title"} box_first
 * @property {string[]} box_shows what else boxes show, in order; a field as "field:<name>"
 * @property {string} colour_by
 * @property {number} span_least
 * @property {number} span_most
 *
 * @typedef {"text" | "number" | "date" | "choice" | "link"} FieldKind
 *
 * @typedef {object} FieldDefinition
 * @property {string} name
 * @property {FieldKind} kind
 * @property {string[]} choices
 *
 * @typedef {object} OrgUnit
 * @property {string} id
 * @property {string} name
 * @property {"division" | "department" | "team"} kind
 * @property {string | null} parent_id
 * @property {string} colour
 * @property {string} purpose
 * @property {string | null} head_id
 * @property {number} order
 *
 * @typedef {object} Role
 * @property {string} id
 * @property {string} title
 * @property {string | null} unit_id
 * @property {RoleKind} kind
 * @property {number} headcount
 * @property {number} order
 * @property {string} notes
 * @property {Record<string, string>} fields
 * @property {string} branch how its reports stand below it; empty: the layout chooses
 * @property {"" | "grouped" | "open"} grouping whether reports of one title and unit share a box
 * @property {string} grade one of the chart's grades, or empty
 * @property {boolean} planned true where it does not exist yet
 * @property {string} responsibilities
 *
 * @typedef {object} Holder
 * @property {string} id
 * @property {string} role_id
 * @property {string} name
 * @property {boolean} acting
 * @property {string} email
 * @property {string} phone
 * @property {string} location
 * @property {number} order
 * @property {number} fte the full-time equivalent, 0.01 to 1
 * @property {string} photo the id of one of the chart's photos, or empty
 *
 * @typedef {object} ReportingLine
 * @property {string} id
 * @property {string} role_id
 * @property {string} manager_id
 * @property {"solid" | "dotted"} kind
 * @property {string} label
 *
 * @typedef {object} Measure
 * @property {string} id
 * @property {string} unit_id
 * @property {string} name
 * @property {string} definition
 * @property {string} unit_of_measurement
 * @property {string} formula
 * @property {"higher" | "lower" | "target"} direction
 * @property {number} order
 * @property {string} data_source
 *
 * @typedef {object} JobTitle
 * @property {string} id
 * @property {string} unit_id
 * @property {string} name
 * @property {string} definition
 * @property {number} order
 *
 * The document as the server sends it: records in flat maps by id.
 * @typedef {object} DocumentJson
 * @property {Record<string, ChartInfo>} charts
 * @property {Record<string, OrgUnit>} units
 * @property {Record<string, Role>} roles
 * @property {Record<string, Holder>} holders
 * @property {Record<string, ReportingLine>} lines
 * @property {Record<string, Measure>} measures
 * @property {Record<string, JobTitle>} titles
 *
 * The same in the browser. Maps, because an id may be any word, "__proto__" too.
 * @typedef {object} Organisation
 * @property {Map<string, ChartInfo>} charts
 * @property {Map<string, OrgUnit>} units
 * @property {Map<string, Role>} roles
 * @property {Map<string, Holder>} holders
 * @property {Map<string, ReportingLine>} lines
 * @property {Map<string, Measure>} measures
 * @property {Map<string, JobTitle>} titles
 *
 * @typedef {keyof Organisation} Collection
 *
 * @typedef {object} DiffJson
 * @property {Record<string, Record<string, object>>} [added]
 * @property {Record<string, Record<string, {before: object, after: object}>>} [updated]
 * @property {Record<string, Record<string, object>>} [removed]
 *
 * @typedef {object} TextLine
 * @property {string} text
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} SceneText
 * @property {string} part
 * @property {TextLine[]} lines
 * @property {string} full
 * @property {number} size
 * @property {boolean} bold
 * @property {string} colour
 * @property {"start" | "middle" | "end"} align
 * @property {boolean} rtl
 *
 * @typedef {object} Avatar
 * @property {number} cx
 * @property {number} cy
 * @property {number} r
 * @property {string} fill
 * @property {SceneText} text
 * @property {string} stroke
 * @property {number} stroke_width
 * @property {string} photo the id of a photo in place of the initials, or empty
 *
 * @typedef {object} Box
 * @property {string} id
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} radius
 * @property {string} fill
 * @property {string} stroke
 * @property {number} stroke_width
 * @property {number[]} dash
 * @property {number} bar
 * @property {string} bar_colour
 * @property {"top" | "right" | "bottom" | "left"} bar_side
 * @property {Avatar | null} avatar
 * @property {SceneText[]} texts
 * @property {string} label
 * @property {string} description
 * @property {number} level
 * @property {string} manager_id
 * @property {string} unit_id
 * @property {boolean} vacant
 * @property {boolean} assistant
 * @property {boolean} planned
 * @property {boolean} adviser
 * @property {number} hidden how many roles below it are not shown
 * @property {string[]} members ids of the roles that share the box, the box's own first; empty for one role
 *
 * @typedef {[number, number]} Point
 *
 * @typedef {object} Connector
 * @property {string} id
 * @property {"solid" | "assistant" | "dotted"} kind
 * @property {string} source
 * @property {string} target
 * @property {Point[]} points
 * @property {number} radius
 * @property {string} stroke
 * @property {number} stroke_width
 * @property {number[]} dash
 * @property {SceneText | null} label
 * @property {Plate | null} plate
 *
 * @typedef {object} Plate the ground of a label
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} radius
 * @property {string} fill
 *
 * @typedef {object} Picture
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} data a PNG file in base64
 * @property {string} label
 *
 * @typedef {object} Disc a background disc
 * @property {string} id
 * @property {number} cx
 * @property {number} cy
 * @property {number} r
 * @property {string} fill
 * @property {string} stroke
 * @property {number} stroke_width
 *
 * @typedef {object} Frame a ground behind the boxes
 * @property {string} id
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} radius
 * @property {string} fill
 * @property {string} stroke
 * @property {number} stroke_width
 * @property {number[]} dash
 * @property {Point[]} outline its corners where it is no rectangle, else empty
 * @property {string} unit_id
 * @property {number} depth
 * @property {string} label
 *
 * @typedef {object} Caption a text that belongs to no box
 * @property {string} id
 * @property {SceneText} text
 *
 * @typedef {object} LegendItem a patch of colour, and what it means
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} fill
 * @property {SceneText} text
 *
 * @typedef {{title: SceneText, items: LegendItem[]}} Legend what colours mean
 *
 * @typedef {object} SceneJson
 * @property {string} title
 * @property {string} description
 * @property {number} width
 * @property {number} height
 * @property {string} background
 * @property {string} font
 * @property {Picture | null} logo
 * @property {Box[]} boxes
 * @property {Connector[]} connectors
 * @property {Disc[]} discs the lowest first
 * @property {Caption[]} captions
 * @property {Frame[]} frames the lowest first
 * @property {Legend | null} legend
 * @property {import("./excerpt.js").Excerpt} [excerpt] what it shows of the chart, if not all; noted here
 *
 */

/**
 * ``moved``: what has only moved; ``routed``: connectors that only have new corners.
 * @template T
 * @typedef {object} ItemChanges
 * @property {T[]} put
 * @property {{dx: number, dy: number, ids: string[]}[]} moved
 * @property {[string, Point[]][]} [routed]
 * @property {string[]} remove
 */

/**
 * @typedef {object} SceneChanges
 * @property {number} width
 * @property {number} height
 * @property {string} background
 * @property {string} font
 * @property {Picture | null} [logo] only where it is another one
 * @property {ItemChanges<Box>} boxes
 * @property {ItemChanges<Connector>} connectors
 * @property {Disc[]} discs
 * @property {Caption[]} captions
 * @property {Frame[]} frames the lowest first
 * @property {Legend | null} legend
 * @property {import("./excerpt.js").Excerpt} [excerpt] what they are of, if not of the whole chart; noted here
 *
 * @typedef {object} Scene
 * @property {number} width
 * @property {number} height
 * @property {string} background
 * @property {string} font
 * @property {Picture | null} logo
 * @property {Map<string, Box>} boxes
 * @property {Map<string, string>} groups the box by each role that shares one
 * @property {Map<string, Connector>} connectors
 * @property {Disc[]} discs
 * @property {Caption[]} captions
 * @property {Frame[]} frames the lowest first
 * @property {Legend | null} legend
 *
 * @typedef {object} Hint
 * @property {string} code
 * @property {string} message
 * @property {string | null} role_id
 * @property {string | null} unit_id
 *
 * @typedef {object} Metrics
 * @property {number} roles
 * @property {number} people
 * @property {number} vacant
 * @property {number} planned
 * @property {number} layers
 * @property {number} average_span
 * @property {Hint[]} hints
 *
 * @typedef {{available: boolean, summary: string}} Step
 *
 * @typedef {object} ChartJson
 * @property {string} id
 * @property {string} title
 * @property {number} revision
 * @property {Right} right
 * @property {Step} undo
 * @property {Step} redo
 * @property {Metrics} metrics
 * @property {DocumentJson} document
 *
 * @typedef {object} Reply
 * @property {number} revision
 * @property {Record<string, string>} created
 * @property {string} summary
 * @property {Step} undo
 * @property {Step} redo
 * @property {Metrics} metrics
 * @property {{document: DiffJson, scene: SceneChanges}} [changes]
 * @property {{document: DocumentJson, scene: SceneJson}} [snapshot]
 *
 * @typedef {{key: string, label: string, url: string}} ExportLink
 *
 * @typedef {{key: string, label: string}} ThemeName
 *
 * ``groups``: same titles share a box; ``frames``: units can stand in frames
 * @typedef {{key: string, label: string, groups: boolean, frames: boolean}} LayoutName
 *
 * @typedef {object} PageData
 * @property {ChartJson} chart
 * @property {SceneJson} scene
 * @property {ExportLink[]} exports
 * @property {ThemeName[]} themes
 * @property {LayoutName[]} layouts
 * @property {{charts: string, api: string, library: {titles: string, measures: string}, fillIn: string,
 *   saveTemplate: string}} urls
 *
 * A page of a file as the server previews it; lengths in points.
 * @typedef {{number: number, title: string, width: number, height: number, beside: number, svg: string}} PageJson
 * @typedef {{count: number, smallest_type: number | null, pages: PageJson[]}} PagesReply
 *
 * @typedef {Record<string, any>} Arguments
 *
 * How a chart fits a page: the arguments of the command that keeps it, and the type's size in points.
 * @typedef {object} FitJson
 * @property {Arguments} arguments
 * @property {number | null} type_size
 * @property {boolean} reaches
 * @property {string} sentence
 * @property {{type_size: number | null, reaches: boolean}} exported
 *
 * Run a command; the answer is false where it was refused.
 * @typedef {(name: string, args: Arguments) => Promise<boolean>} Edit
 *
 * One action feeds the toolbar, the keys, the menus, the palette and the list of keys.
 * @typedef {object} Action
 * @property {string} name
 * @property {string} label
 * @property {string} [title] the label where there is more room
 * @property {string} [hint] a longer sentence for a tooltip
 * @property {string} [family] what the lists put it under
 * @property {("role" | "desk")[]} [menus] the menus at the pointer that have it
 * @property {boolean} [isNative] its keys reach it as an event of the browser, such as "copy"
 * @property {string} [icon] the id of a symbol in the page, without its "icon-"
 * @property {string[]} keys such as "F2" or "Ctrl+Shift+Z"
 * @property {"anywhere" | "chart" | "diagram"} scope where its keys work; "chart" is diagram or outline
 * @property {boolean} [edits] true where it needs the right to edit
 * @property {() => boolean} [isOffered] whether its button is there at all; if missing, always
 * @property {() => boolean} isEnabled
 * @property {() => void} run
 */

export {};

# Page layout, font-neutral: linked by the plugins that set pages.

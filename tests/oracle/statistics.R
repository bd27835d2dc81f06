# Intervals recomputed by R: base R, `svymean` and `svyratio` of its package survey, and `rma` of metafor. It shares nothing with
# the program.
#
#   Rscript statistics.R cases CASES.csv
#       cases: method, level, part of the population taken, numbers, and the two bounds that the program gives of them.
#   Rscript statistics.R figures EXPORTS ASSOCIATIONS FIGURES.csv LEVEL
#       raw exports of `tests/suite/statistics.rs`, the referentials that say how many were eligible, and what the program
#       consolidates of both, at a level of confidence. Which figures there must be is known from the exports, not from the program.
#
# Bounds must be the same to 1e-9, relatively to the larger of the bound and of the width of its interval. Nothing used here is
# less exact than that: `prop.test` and the quantiles are closed forms or iterate to the last digits of a float.

suppressPackageStartupMessages(library(survey))
options(warn = 1)

tolerance <- 1e-9
fewest <- 5
nothing <- c(NA_real_, NA_real_)

# `found` is what the program says. Missing on one side alone is a difference.
same <- function(found, known) {
  width <- if (length(known) == 2 && !anyNA(known)) diff(known) else 0
  near <- abs(found - known) <= tolerance * pmax(abs(known), width)
  all(ifelse(is.na(found) | is.na(known), is.na(found) & is.na(known), near))
}

# Methods: each gives two bounds, or nothing.

# The size by which `prop.test` narrows is that of a larger sample, where part of the population was taken.
wilson <- function(hits, n, level, taken = 0) {
  size <- n / (1 - taken)
  # The law of chi-squared is not used, and is all that it warns of.
  found <- suppressWarnings(prop.test(hits / n * size, size, conf.level = level, correct = FALSE))
  as.numeric(found$conf.int)
}

# R. G. Newcombe, 1998, 873–890, method 10.
difference <- function(hits, n, others, m, level) {
  p <- hits / n
  q <- others / m
  of_p <- wilson(hits, n, level)
  of_q <- wilson(others, m, level)
  c(p - q - sqrt((p - of_p[1])^2 + (of_q[2] - q)^2), p - q + sqrt((of_p[2] - p)^2 + (q - of_q[1])^2))
}

# R. G. Newcombe, 1998, 2635–2650, method 10.
paired <- function(both, gained, lost, neither, level) {
  n <- both + gained + lost + neither
  after <- both + gained
  before <- both + lost
  p <- after / n
  q <- before / n
  of_p <- wilson(after, n, level)
  of_q <- wilson(before, n, level)
  margins <- c(after, n - after, before, n - before)
  cross <- both * neither - gained * lost
  if (cross > 0) cross <- max(cross - n / 2, 0)
  phi <- if (any(margins == 0)) 0 else cross / sqrt(prod(margins))
  root <- function(a, b) sqrt(max(a^2 - 2 * phi * a * b + b^2, 0))
  c(p - q - root(p - of_p[1], of_q[2] - q), p - q + root(of_p[2] - p, q - of_q[1]))
}

# E. M. Kitagawa, 1955, as two standardisations: what the composition changes at the rates of either group, and what rates change
# at the composition of either, each time the mean of both. Numbers are, by category, those counted and all, of the first and the second.
kitagawa <- function(numbers) {
  of <- matrix(numbers, nrow = 4)
  first <- of[1, ] / of[2, ]
  second <- of[3, ] / of[4, ]
  at <- function(rate, all) weighted.mean(rate, all)
  structure <- (at(first, of[2, ]) - at(first, of[4, ]) + at(second, of[2, ]) - at(second, of[4, ])) / 2
  rate <- (at(first, of[2, ]) - at(second, of[2, ]) + at(first, of[4, ]) - at(second, of[4, ])) / 2
  c(structure, rate)
}

mcnemar <- function(gained, lost) {
  if (gained + lost == 0) return(c(1, 1))
  rep(binom.test(gained, gained + lost)$p.value, 2)
}

# A simple sample, of which `taken` is the part of the population.
drawn <- function(values, taken) {
  values <- as.data.frame(values)
  values$taken <- taken
  if (taken > 0) svydesign(ids = ~1, weights = ~1, fpc = ~taken, data = values)
  else svydesign(ids = ~1, weights = ~1, data = values)
}

average <- function(values, level, taken = 0) {
  if (length(values) < fewest || length(unique(values)) == 1) return(nothing)
  if (taken == 0) return(as.numeric(t.test(values, conf.level = level)$conf.int))
  design <- drawn(data.frame(x = values), taken)
  as.numeric(confint(svymean(~x, design), level = level, df = degf(design)))
}

quotient <- function(x, y, level, taken = 0) {
  if (length(x) < fewest || sum(y) == 0) return(nothing)
  if (all(x * sum(y) == y * sum(x))) return(nothing)
  design <- drawn(data.frame(x = x, y = y), taken)
  as.numeric(confint(svyratio(~x, ~y, design), level = level, df = degf(design)))
}

# The mean of differences over their standard deviation.
effect <- function(values) {
  if (length(values) < fewest || length(unique(values)) == 1) return(nothing)
  rep(mean(values) / sd(values), 2)
}

# Degrees of freedom are rounded down.
welch <- function(first, second, level) {
  if (min(length(first), length(second)) < fewest) return(nothing)
  if (length(unique(first)) == 1 && length(unique(second)) == 1) return(nothing)
  test <- t.test(first, second)
  mean(first) - mean(second) + c(-1, 1) * qt(1 - (1 - level) / 2, floor(test$parameter)) * test$stderr
}

quotient_change <- function(x0, y0, x1, y1, level) {
  if (length(x0) < fewest || sum(y0) == 0 || sum(y1) == 0) return(nothing)
  if (all(x0 * sum(y0) == y0 * sum(x0)) && all(x1 * sum(y1) == y1 * sum(x1))) return(nothing)
  design <- drawn(data.frame(x0 = x0, y0 = y0, x1 = x1, y1 = y1), 0)
  change <- svycontrast(svytotal(~x0 + y0 + x1 + y1, design), quote(x1 / y1 - x0 / y0))
  as.numeric(confint(change, level = level, df = degf(design)))
}

# Of 1, 0 and -1. The program divides by n where `svymean` divides by n - 1.
promoters <- function(kinds, level, taken = 0) {
  n <- length(kinds)
  if (length(unique(kinds)) == 1) return(nothing)
  estimate <- svymean(~x, drawn(data.frame(x = kinds), taken))
  error <- as.numeric(SE(estimate)) * sqrt((n - 1) / n)
  mean(kinds) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * error
}

# By weight: each row of a simple sample stands for as many as it weighs.

weighing <- function(w, values, taken) {
  values$w <- w
  values$taken <- taken
  if (taken > 0) svydesign(ids = ~1, weights = ~w, fpc = ~taken, data = values)
  else svydesign(ids = ~1, weights = ~w, data = values)
}

kish <- function(w) sum(w)^2 / sum(w^2)

weighted_share <- function(w, kinds, level, taken) {
  z <- qnorm(1 - (1 - level) / 2)
  p <- sum(w[kinds == 1]) / sum(w)
  n <- kish(w) / (1 - taken)
  if (taken == 1) return(nothing)
  bounds <- (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
  c(if (p == 0) 0 else bounds[1], if (p == 1) 1 else bounds[2])
}

weighted_mean <- function(w, x, level, taken) {
  if (length(x) < fewest || length(unique(x)) == 1) return(nothing)
  design <- weighing(w, data.frame(x = x), taken)
  as.numeric(confint(svymean(~x, design), level = level, df = degf(design)))
}

weighted_ratio <- function(w, x, y, level, taken) {
  if (length(x) < fewest || all(x * sum(w * y) == y * sum(w * x))) return(nothing)
  design <- weighing(w, data.frame(x = x, y = y), taken)
  as.numeric(confint(svyratio(~x, ~y, design), level = level, df = degf(design)))
}

weighted_promoters <- function(w, kinds, level, taken) {
  n <- length(kinds)
  if (length(unique(kinds)) == 1) return(nothing)
  estimate <- svymean(~x, weighing(w, data.frame(x = kinds), taken))
  error <- as.numeric(SE(estimate)) * sqrt((n - 1) / n)
  as.numeric(coef(estimate)) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * error
}

# Margins of two categories and of three; how many there are of each kind, the first variable before the second, and a number
# for each kind. The program keeps six decimals of a weight.
raked <- function(numbers) {
  kinds <- expand.grid(a = 1:2, b = 1:3)
  kinds$x <- numbers[12:17]
  rows <- kinds[rep(1:6, numbers[6:11]), ]
  margins <- list(data.frame(a = 1:2, Freq = numbers[1:2]), data.frame(b = 1:3, Freq = numbers[3:5] / sum(numbers[3:5]) * sum(numbers[1:2])))
  design <- svydesign(ids = ~1, weights = ~1, data = rows)
  w <- weights(rake(design, list(~a, ~b), margins, control = list(maxit = 1000, epsilon = 1e-14)))
  w <- round(w / mean(w), 6)
  c(sum(w * rows$x) / sum(w), kish(w))
}

ranks <- function(n, level) {
  rank <- qbinom((1 - level) / 2, n, 0.5)
  if (rank == 0) nothing else c(rank, n + 1 - rank)
}

middle <- function(values, level) {
  found <- ranks(length(values), level)
  if (anyNA(found)) nothing else sort(values)[found]
}

# Random effects of groups, `hits` of `n` each, on the scale of log-odds, by the package metafor, whose iterations are let run to
# their end. It starts where the likelihood is highest on a grid, for it may have two tops.
effects <- function(hits, n, level) {
  size <- length(hits)
  yi <- log(hits / (n - hits))
  vi <- 1 / hits + 1 / (n - hits)
  likely <- function(squared) {
    w <- 1 / (vi + squared)
    sum(log(w)) - log(sum(w)) - sum(w * (yi - sum(w * yi) / sum(w))^2)
  }
  grid <- c(0, exp(seq(log(1e-6), log(50), length.out = 400)))
  start <- grid[which.max(vapply(grid, likely, 0))]
  exact <- list(threshold = 1e-14, maxiter = 1e5, tau2.init = start)
  # The error is never under that of the model.
  found <- metafor::rma(yi, vi, method = "REML", test = "adhoc", level = 100 * level, control = exact)
  of_tau <- confint(found, control = list(tol = 1e-14, maxiter = 1e5, tau2.max = 1e6))$random[2, 2:3]
  more <- predict(found)
  list(
    tau = rep(sqrt(found$tau2), 2), profile = as.numeric(of_tau), effects = c(found$beta[1], found$se),
    prediction = c(more$pi.lb, more$pi.ub)
  )
}

# Counts what was compared, and shows the first differences.

compared <- 0
differences <- 0
told <- c()

compare <- function(what, found, known) {
  compared <<- compared + 1
  if (isTRUE(same(found, known))) return(invisible())
  differences <<- differences + 1
  if (differences <= 20) {
    shown <- function(numbers) paste(format(numbers, digits = 17, trim = TRUE), collapse = " ")
    told <<- c(told, sprintf("%s: %s, and R says %s", what, shown(found), shown(known)))
  }
}

conclude <- function(word) {
  writeLines(c(told, sprintf("%d %s, %d differences", compared, word, differences)))
  quit(status = if (differences == 0) 0 else 1)
}

# What was drawn as numbers.

cases <- function(path) {
  rows <- read.csv(path, colClasses = c(numbers = "character"))
  for (at in seq_len(nrow(rows))) {
    row <- rows[at, ]
    numbers <- as.numeric(strsplit(row$numbers, " ")[[1]])
    level <- row$level / 100
    odd <- seq(1, length(numbers), by = 2)
    four <- function(at) numbers[seq(at, length(numbers), by = 4)]
    split <- function() rep(c(TRUE, FALSE), c(numbers[1], length(numbers) - 1 - numbers[1]))
    known <- switch(row$method,
      wilson = wilson(numbers[1], numbers[2], level, row$taken),
      difference = difference(numbers[1], numbers[2], numbers[3], numbers[4], level),
      paired = paired(numbers[1], numbers[2], numbers[3], numbers[4], level),
      kitagawa = kitagawa(numbers),
      mcnemar = mcnemar(numbers[2], numbers[3]),
      quantile = rep(qt(1 - (1 - level) / 2, numbers), 2),
      tail = rep(pbinom(numbers[2], numbers[1], 0.5), 2),
      mean = average(numbers, level, row$taken),
      effect = effect(numbers),
      welch = welch(numbers[-1][split()], numbers[-1][!split()], level),
      `ratio-change` = quotient_change(four(1), four(2), four(3), four(4), level),
      median = ranks(numbers, level),
      nps = promoters(numbers, level, row$taken),
      tau = , profile = , effects = , prediction = effects(numbers[odd], numbers[-odd], level)[[row$method]],
      ratio = quotient(numbers[odd], numbers[-odd], level, row$taken),
      "weighted-share" = weighted_share(numbers[odd], numbers[-odd], level, row$taken),
      "weighted-mean" = weighted_mean(numbers[odd], numbers[-odd], level, row$taken),
      "weighted-nps" = weighted_promoters(numbers[odd], numbers[-odd], level, row$taken),
      "weighted-ratio" = {
        laid <- matrix(numbers, nrow = 3)
        weighted_ratio(laid[1, ], laid[2, ], laid[3, ], level, row$taken)
      },
      raked = raked(numbers),
      stop("method not known: ", row$method)
    )
    what <- sprintf("case %d, %s at %d %%, %g taken, of %d numbers", at, row$method, row$level, row$taken, length(numbers))
    compare(what, c(row$low, row$high), known)
  }
  conclude("cases")
}

# What was drawn as exports.

# How many each source of an association says were eligible, by the name of the source; none where it says nothing.
eligible <- function(path) {
  lines <- readLines(path, encoding = "UTF-8")
  found <- list()
  for (line in lines) {
    if (grepl("^  - id: ", line)) source <- sub("^  - id: ", "", line)
    if (grepl("eligible: ", line)) found[[source]] <- as.numeric(sub(".*eligible: ([0-9]+).*", "\\1", line))
  }
  found
}

# Promoters, passives and detractors.
kinds <- function(scores) (scores >= 9) - (scores <= 6)

# Those who gave what a measure wants.
answered <- function(measure, rows) {
  given <- switch(measure,
    share = rows$oui != "",
    distribution = rows$lieu != "",
    mean = , median = !is.na(rows$revenu),
    ratio = !is.na(rows$charges) & !is.na(rows$revenu),
    nps = !is.na(rows$note)
  )
  rows[given, ]
}

# The size, the value and the bounds of a level, of rows that are answered.
level_of <- function(measure, rows, code, level, taken) {
  n <- nrow(rows)
  part <- function(hits) list(n, 100 * hits / n, 100 * wilson(hits, n, level, taken))
  switch(measure,
    share = part(sum(rows$oui == "oui")),
    distribution = part(sum(rows$lieu == code)),
    mean = list(n, mean(rows$revenu), average(rows$revenu, level, taken)),
    median = list(n, median(rows$revenu), middle(rows$revenu, level)),
    ratio = list(n, 100 * sum(rows$charges) / sum(rows$revenu), 100 * quotient(rows$charges, rows$revenu, level, taken)),
    nps = list(n, 100 * mean(kinds(rows$note)), 100 * promoters(kinds(rows$note), level, taken))
  )
}

# The same of a change, of those who answered at both waves: `before` and `after` are beside each other.
change_of <- function(measure, rows, code, level) {
  if (measure == "ratio") {
    names <- c("charges.before", "revenu.before", "charges.after", "revenu.after")
    rows <- rows[complete.cases(rows[names]), names]
    n <- nrow(rows)
    change <- 100 * (sum(rows[[3]]) / sum(rows[[4]]) - sum(rows[[1]]) / sum(rows[[2]]))
    return(list(n, change, 100 * quotient_change(rows[[1]], rows[[2]], rows[[3]], rows[[4]], level)))
  }
  name <- switch(measure, share = "oui", distribution = "lieu", mean = , median = "revenu", nps = "note")
  before <- rows[[paste0(name, ".before")]]
  after <- rows[[paste0(name, ".after")]]
  kept <- !is.na(before) & !is.na(after) & before != "" & after != ""
  before <- before[kept]
  after <- after[kept]
  n <- length(before)
  turned <- function(before, after) {
    bounds <- paired(sum(before & after), sum(!before & after), sum(before & !after), sum(!before & !after), level)
    list(n, 100 * (sum(after) - sum(before)) / n, 100 * bounds)
  }
  # In cents, so that equal gaps are equal.
  gaps <- if (name == "revenu") round(100 * (after - before)) else kinds(after) - kinds(before)
  mean_of <- function(before, after) {
    if (n < fewest || length(unique(gaps)) == 1) return(nothing)
    as.numeric(t.test(after, before, paired = TRUE, conf.level = level)$conf.int)
  }
  switch(measure,
    share = turned(before == "oui", after == "oui"),
    distribution = turned(before == code, after == code),
    mean = list(n, mean(gaps) / 100, mean_of(before, after)),
    median = list(n, median(gaps) / 100, middle(gaps, level) / 100),
    nps = list(n, 100 * mean(gaps), 100 * mean_of(kinds(before), kinds(after)))
  )
}

indicators <- c(
  part = "share", lieux = "distribution", moyenne = "mean", mediane = "median", effort = "ratio", score = "nps"
)
followed <- c(
  "part-suivie" = "share", "lieux-suivis" = "distribution", "moyenne-suivie" = "mean", "mediane-suivie" = "median",
  "score-suivi" = "nps", "effort-suivi" = "ratio"
)

figures <- function(exports, associations, path, percent) {
  level <- as.numeric(percent) / 100
  ids <- sub("\\.yaml$", "", sort(list.files(associations, pattern = "\\.yaml$")))
  read <- function(kind) {
    rows <- lapply(ids, function(id) {
      text <- c("dossier", "vague", "sexe", "oui", "lieu")
      rows <- read.csv(file.path(exports, sprintf("%s-%s.csv", id, kind)), na.strings = "", stringsAsFactors = FALSE,
        colClasses = c(sexe = "character", oui = "character", lieu = "character"))
      for (name in intersect(text, names(rows))) rows[[name]][is.na(rows[[name]])] <- ""
      cbind(association = id, rows)
    })
    do.call(rbind, rows)
  }
  once <- read("releve")
  waves <- read("suivi")
  known <- lapply(setNames(ids, ids), function(id) eligible(file.path(associations, paste0(id, ".yaml"))))
  all_said <- read.csv(path, na.strings = "", stringsAsFactors = FALSE, colClasses = c(code = "character"))
  said <- all_said[all_said$measure != "stratified" & all_said$measure != "standardised:type", ]

  # The part of the population that was drawn, of those who contribute answers, where each of them says; none where one does not.
  taken <- function(rows, source, who) {
    counts <- lapply(known[who], function(of) of[[source]])
    if (length(who) == 0 || any(vapply(counts, is.null, TRUE))) return(0)
    sum(rows$association %in% who) / sum(unlist(counts))
  }

  told_of <- function(indicator, wave, who, sex, code, found, part) {
    row <- said[said$indicator == indicator & said$wave == wave & said$association == who & said$sexe == sex & said$code == code, ]
    what <- paste(indicator, wave, who, sex, code, "at", percent, "%")
    if (nrow(row) != 1) return(compare(paste(what, "told"), nrow(row), 1))
    compare(paste(what, "n"), row$n, found[[1]])
    if (found[[1]] == 0) return(compare(what, c(row$value, row$ci_low, row$ci_high), c(NA, NA, NA)))
    compare(paste(what, "value"), row$value, found[[2]])
    compare(what, c(row$ci_low, row$ci_high), found[[3]])
    if (anyNA(found[[3]])) return(compare(paste(what, "none"), startsWith(row$ci_method, "none:"), 1))
    narrowed <- part > 0 && !grepl("^mediane", indicator)
    compare(paste(what, "narrowed"), endsWith(row$ci_method, "+fpc"), narrowed)
    compare(paste(what, "level"), row$ci_level, as.numeric(percent))
  }

  codes <- function(measure) if (measure == "distribution") c("A", "F", "R") else "_Z"
  wanted <- 0
  for (who in c("_T", ids)) for (sex in c("_T", "F", "H", "_U")) {
    of <- function(rows) {
      rows <- if (who == "_T") rows else rows[rows$association == who, ]
      if (sex == "_T") rows else rows[rows$sexe == (if (sex == "_U") "" else sex), ]
    }
    at_level <- function(indicator, measure, rows, source, wave) {
      # Those who did not give their sex have a row where there are any.
      if (sex == "_U" && nrow(of(rows)) == 0) return()
      whole <- answered(measure, of(rows))
      part <- taken(rows, source, unique(whole$association))
      for (code in codes(measure)) {
        found <- if (nrow(whole) == 0) list(0) else level_of(measure, whole, code, level, part)
        told_of(indicator, wave, who, sex, code, found, part)
        wanted <<- wanted + 1
      }
    }
    for (indicator in names(indicators)) at_level(indicator, indicators[[indicator]], once, "releve", "_Z")
    for (indicator in names(followed)) {
      measure <- followed[[indicator]]
      for (wave in c("entry", "exit")) {
        at_level(indicator, measure, waves[waves$vague == wave, ], "suivi", wave)
      }
      if (sex == "_U") next
      both <- merge(waves[waves$vague == "entry", ], waves[waves$vague == "exit", ],
        by = c("association", "dossier", "sexe"), suffixes = c(".before", ".after"))
      for (code in codes(measure)) {
        told_of(indicator, "entry>exit", who, sex, code, change_of(measure, of(both), code, level), 0)
        wanted <- wanted + 1
      }
    }
  }
  compare("figures told", nrow(said), wanted)

  # Each association weighs as many as it declares eligible, where all who contribute do.
  strata <- function(indicator, measure, rows, source, wave) {
    whole <- answered(measure, rows)
    who <- unique(whole$association)
    told <- all_said[all_said$measure == "stratified" & all_said$indicator == indicator & all_said$wave == wave, ]
    what <- paste(indicator, wave, "stratified at", percent, "%")
    counts <- lapply(known[who], function(of) of[[source]])
    sizes <- table(whole$association)
    if (any(vapply(counts, is.null, TRUE)) || any(sizes < 2)) return(compare(paste(what, "told"), nrow(told), 0))
    compare(paste(what, "told"), nrow(told), 1)
    whole$eligible <- unlist(counts)[whole$association]
    whole$taken <- as.numeric(table(rows$association)[whole$association]) / whole$eligible
    whole$weight <- whole$eligible / as.numeric(sizes[whole$association])
    whole$x <- if (measure == "share") as.numeric(whole$oui == "oui") else whole$revenu
    design <- svydesign(ids = ~1, strata = ~association, weights = ~weight, fpc = ~taken, data = whole)
    estimate <- svymean(~x, design)
    times <- if (measure == "share") 100 else 1
    value <- coef(estimate)[[1]]
    bounds <- as.numeric(confint(estimate, level = level, df = degf(design)))
    if (measure == "share") {
      half <- diff(bounds) / 2 / (value * (1 - value))
      bounds <- plogis(qlogis(value) + c(-1, 1) * half)
    }
    compare(paste(what, "value"), told$value, times * value)
    compare(paste(what, "bounds"), c(told$ci_low, told$ci_high), times * bounds)
    compare(paste(what, "n"), told$n, nrow(whole))
  }
  strata("part", "share", once, "releve", "_Z")
  strata("moyenne", "mean", once, "releve", "_Z")
  for (wave in c("entry", "exit")) {
    strata("part-suivie", "share", waves[waves$vague == wave, ], "suivi", wave)
    strata("moyenne-suivie", "mean", waves[waves$vague == wave, ], "suivi", wave)
  }

  # Each sex weighs its share in the population of `common.yaml`; who did not give it is left out.
  shares <- c(F = 0.6, H = 0.4)
  standardised <- function(indicator, measure, rows, wave) {
    for (who in c("_T", ids)) standardised_of(who, indicator, measure, rows, wave)
  }
  standardised_of <- function(who, indicator, measure, rows, wave) {
    told <- all_said[all_said$measure == "standardised:type" & all_said$indicator == indicator & all_said$wave == wave &
      all_said$association == who, ]
    what <- paste(indicator, wave, who, "standardised at", percent, "%")
    compare(paste(what, "told"), nrow(told), 1)
    whole <- answered(measure, if (who == "_T") rows else rows[rows$association == who, ])
    left <- sum(whole$sexe == "")
    flag <- paste0("unknown-left-out:", left)
    flags <- if (is.na(told$flags)) "" else told$flags
    compare(paste(what, "left out"), grepl(flag, flags, fixed = TRUE), left > 0)
    whole <- whole[whole$sexe != "", ]
    compare(paste(what, "n"), told$n, nrow(whole))
    sizes <- table(factor(whole$sexe, names(shares)))
    if (any(sizes < 2)) return(compare(what, c(told$value, told$ci_low, told$ci_high), c(NA, NA, NA)))
    whole$weight <- shares[whole$sexe] / as.numeric(sizes[whole$sexe])
    whole$x <- if (measure == "share") as.numeric(whole$oui == "oui") else whole$revenu
    design <- svydesign(ids = ~1, strata = ~sexe, weights = ~weight, data = whole)
    estimate <- svymean(~x, design)
    times <- if (measure == "share") 100 else 1
    value <- coef(estimate)[[1]]
    compare(paste(what, "value"), told$value, times * value)
    equal <- all(tapply(whole$x, whole$sexe, function(x) length(unique(x)) == 1))
    if (equal || (measure == "mean" && any(sizes < fewest))) {
      return(compare(paste(what, "none"), c(told$ci_low, told$ci_high), c(NA, NA)))
    }
    bounds <- as.numeric(confint(estimate, level = level, df = degf(design)))
    if (measure == "share") bounds <- plogis(qlogis(value) + c(-1, 1) * diff(bounds) / 2 / (value * (1 - value)))
    compare(paste(what, "bounds"), c(told$ci_low, told$ci_high), times * bounds)
  }
  standardised("part", "share", once, "_Z")
  standardised("moyenne", "mean", once, "_Z")
  for (wave in c("entry", "exit")) {
    standardised("part-suivie", "share", waves[waves$vague == wave, ], wave)
    standardised("moyenne-suivie", "mean", waves[waves$vague == wave, ], wave)
  }
  conclude("numbers")
}

given <- commandArgs(trailingOnly = TRUE)
if (given[1] == "cases") cases(given[2]) else figures(given[2], given[3], given[4], given[5])

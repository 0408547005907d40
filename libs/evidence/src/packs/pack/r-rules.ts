/** How each figure comes out of its table, in base R: functions of the table and of what is given beside it. */
export const rRules = `z <- qnorm(0.975)
round3 <- function(v) floor(v * 1000 + 0.5 + abs(v * 1000) * 1e-12) / 1000
part <- function(r) {
  n <- number(r$n)
  x <- number(r$x)
  c(x = min(n, if (is.na(x)) floor(number(r$rate) * n + 0.5) else x), n = n)
}
share <- function(x, n) {
  s <- min(1, x / n)
  p <- min(max(s, 1 / n), 1 - 1 / n)
  error <- p * (1 - p) / n + ((1 - p)^2 * 2 + p^2 * 2) / n^2
  m <- p * (1 - p) / error
  centre <- (s + z^2 / (2 * m)) / (1 + z^2 / m)
  half <- z * sqrt(s * (1 - s) / m + z^2 / (4 * m^2)) / (1 + z^2 / m)
  round3(c(s, max(0, centre - half), min(1, centre + half)))
}
rules <- list()
rules[["share"]] <- function(t, given) {
  r <- row_at(t, given[1])
  share(number(r$x), number(r$n))
}
rules[["gap"]] <- function(t, given) {
  rate <- function(place) number(unlist(row_at(t, place)[c("rate", "rate_low", "rate_high")]))
  a <- rate(given[1])
  b <- rate(given[2])
  d <- a[1] - b[1]
  low <- d - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2)
  high <- d + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2)
  round3(pmax(-1, pmin(1, c(d, low, high))))
}
# Greenland and Robins 1985, Sato 1989
rules[["mantel-haenszel"]] <- function(t, given) {
  key <- paste0("by:", decoded(given[3]))
  rest <- places(t, key)
  one <- function(code, place) t[t[[key]] == code & same(rest, place), ]
  s <- vapply(setdiff(unique(t[[key]]), ""), function(code) {
    a <- part(one(code, given[1]))
    c <- part(one(code, given[2]))
    if (anyNA(c(a, c)) || a["n"] == 0 || c["n"] == 0) return(c(0, 0, 0, 0))
    all <- a["n"] + c["n"]
    unname(c(a["n"] * c["n"] / all, (a["x"] * c["n"] - c["x"] * a["n"]) / all,
      (a["n"]^2 * c["x"] - c["n"]^2 * a["x"] + a["n"] * c["n"] * (c["n"] - a["n"]) / 2) / all^2,
      (a["x"] * (c["n"] - c["x"]) + c["x"] * (a["n"] - a["x"])) / (2 * all)))
  }, numeric(4))
  w <- sum(s[1, ])
  d <- sum(s[2, ]) / w
  far <- z * sqrt(max(0, d * sum(s[3, ]) + sum(s[4, ]))) / w
  c(d, d - far, d + far)
}
# Schouten, Cobben and Bethlehem 2009
rules[["likeness"]] <- function(t, given) {
  finest <- t[Reduce(\`&\`, lapply(ways(t), function(k) t[[k]] != "")), ]
  finest <- finest[number(finest$n) > 0, ]
  p <- vapply(seq_len(nrow(finest)), function(i) part(finest[i, ]), numeric(2))
  n <- sum(p["n", ])
  rate <- sum(p["x", ]) / n
  c(1 - 2 * sqrt(sum(p["n", ] * (p["x", ] / p["n", ] - rate)^2) / (n - 1)), NA, NA)
}
rules[["median-band"]] <- function(t, given) {
  key <- intersect(ways(t), c("by:meetings", "by:minutes"))[1]
  own <- t[t[[key]] != "" & same(places(t, key), given[1]), ]
  n <- number(own$n)
  band <- own[[key]][which(cumsum(n) >= sum(n) / 2)[1]]
  ends <- number(strsplit(sub("-or-more", "", band), "-")[[1]])
  c(ends[1], ends[1], if (grepl("or-more", band)) NA else ends[length(ends)])
}
# Becker 1988
rules[["standardised"]] <- function(t, given) {
  spread <- function(of) {
    r <- row_at(t, "", of)
    n <- number(r$n)
    list(n = n, mean = number(r$mean), sd = (number(r$mean_high) - number(r$mean_low)) / 2 * sqrt(n) / qt(0.975, n - 1))
  }
  d <- spread("change")
  a <- spread("before")
  b <- spread("after")
  g <- (1 - 3 / (4 * (d$n - 1) - 1)) * d$mean / a$sd
  r <- if (b$sd == 0) 0 else max(-1, min(1, (a$sd^2 + b$sd^2 - d$sd^2) / (2 * a$sd * b$sd)))
  far <- z * sqrt(2 * (1 - r) / d$n + g^2 / (2 * d$n))
  c(g, g - far, g + far)
}
# Kaplan and Meier 1958
rules[["lasting"]] <- function(t, given) {
  code <- strsplit(t[["by:lasted"]], "-")
  month <- number(vapply(code, function(one) one[2], ""))
  n <- number(t$n)
  ended <- vapply(code, function(one) one[1], "") == "ended"
  there <- !is.na(month)
  s <- 1
  v <- 0
  for (m in seq_len(number(given[1]) / 30) - 1) {
    risk <- sum(n[there & month >= m])
    e <- sum(n[there & month == m & ended])
    if (e > 0) {
      s <- s * (risk - e) / risk
      v <- v + e / (risk * (risk - e))
    }
  }
  if (v == 0 || s == 0) return(c(s, NA, NA))
  power <- exp(z * sqrt(v) / abs(log(s)))
  c(s, s^power, s^(1 / power))
}
rules[["cost"]] <- function(t, given) c(number(given[1]) / number(row_at(t, "")$n), NA, NA)
rules[["detectable"]] <- function(t, given) {
  a <- number(row_at(t, given[1])$n)
  b <- number(row_at(t, given[2])$n)
  c((qt(0.975, a + b - 2) + qt(0.8, a + b - 2)) * sqrt(1 / a + 1 / b), NA, NA)
}`;

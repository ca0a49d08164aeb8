"""The ifs: judges pooled, dependence made explicit, bounds beside every product, forecasts scored."""

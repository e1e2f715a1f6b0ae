using System.Text.Json;
using SellerDesk.Integrations.Http;

namespace SellerDesk.Integrations.Wildberries;

/// <summary>Gathers small facts in the marketplace's words; what is not said is left out.</summary>
internal sealed class Facts
{
    private readonly Dictionary<string, string> all = [];

    public Facts Add(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            all[name] = value;
        }

        return this;
    }

    public Facts Take(JsonElement holder, params (string Name, string Field)[] fields)
    {
        foreach (var (name, field) in fields)
        {
            Add(name, holder.Word(field));
        }

        return this;
    }

    public Facts Time(string name, DateTimeOffset? time) => Add(name, time?.ToString("O"));

    public Dictionary<string, string> ToDictionary() => all;
}

using System.Diagnostics;
using SellerDesk.Application.Reading;
using SellerDesk.Benchmarks.Harness;
using SellerDesk.Domain.Reading;
using SellerDesk.Domain.Reading.Topics;

namespace SellerDesk.Benchmarks.Reading;

/// <summary>How fast buyers' texts are read on one core, how big the model is and how long it takes to load. How well it reads is measured by <c>./desk cli text test</c>.</summary>
internal static class TextBench
{
    private const int Rounds = 5;

    private static readonly string[] Words =
    [
        "пришло", "платье", "очень", "тонкое", "не", "подошло", "размер", "маломерит", "ткань", "приятная", "на", "ощупь", "спасибо", "продавцу", "доставка", "быстрая",
        "шов", "разошёлся", "после", "стирки", "цвет", "как", "на", "фото", "но", "коробка", "мятая", "рекомендую", "вернула", "деньги", "жаль", "качество", "отличное",
        "за", "такую", "цену", "ребёнку", "понравилось", "носить", "можно",
    ];

    private static readonly string[] Ends = [", ", " ", " ", " ", ". ", "!!! ", " ))) ", " 46 "];

    public static Task<Report> RunAsync(BenchOptions options)
    {
        var report = new Report("text", "made-up reviews of 10 to 40 words, read one after another on one thread by the model that ships; loading is from the packed bytes");
        var texts = Texts(options.Number("rows", 10_000));
        var load = report.Figure("loading the model", "ms");
        var speed = report.Figure("sentiment", "texts/s");
        var both = report.Figure("sentiment and topics", "texts/s");
        var why = report.Figure("explaining a verdict", "texts/s");
        var size = report.Figure("model file", "KB");
        var content = BaseModel.Content();
        size.Add(content.Length / 1024.0);
        var model = SentimentModelFile.Read(content);
        for (var round = 0; round < Rounds; round++)
        {
            load.Add(Seconds(() => SentimentModelFile.Read(content)) * 1000);
            speed.Add(texts.Count / Seconds(() => texts.ForEach(text => model.Read(text))));
            both.Add(texts.Count / Seconds(() => texts.ForEach(text => Both(model, text))));
            why.Add(texts.Count / Seconds(() => texts.ForEach(text => model.Explain(text))));
        }

        report.AtLeast("texts a second on one core", speed.Median, 2000, " texts/s");
        report.AtMost("model file", size.Median, 3 * 1024, " KB");
        return Task.FromResult(report);
    }

    private static void Both(SentimentModel model, string text)
    {
        model.Read(text);
        TopicReader.Read(text);
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static List<string> Texts(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(10, 40)).Select(_ => Words[random.Next(Words.Length)] + Ends[random.Next(Ends.Length)])))];
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SellerDesk.Application.Data;
using SellerDesk.Domain.Conversations;
using SellerDesk.Domain.Knowledge;
using SellerDesk.Domain.Shops;

namespace SellerDesk.Application.Knowledge.Questions;

/// <summary>The clusters of one shop and category, by the stems in their middles: a question is compared with those that share one.</summary>
internal sealed class ClusterLeaders
{
    /// <summary>The nearest middle must be at least this like, as a cosine.</summary>
    private const double Least = 0.45;
    private const int Most = 2_000;
    private const int TermsKept = 30;

    private readonly SellerDeskDb db;
    private readonly ShopId shop;
    private readonly string category;
    private readonly TermWeights weights;
    private readonly Dictionary<string, List<Leader>> byStem = [];

    private ClusterLeaders(SellerDeskDb db, ShopId shop, string category, TermWeights weights)
    {
        this.db = db;
        this.shop = shop;
        this.category = category;
        this.weights = weights;
    }

    public static async Task<ClusterLeaders> LoadAsync(SellerDeskDb db, ShopId shop, string category, TermWeights weights, CancellationToken cancel)
    {
        var leaders = new ClusterLeaders(db, shop, category, weights);
        var clusters = await db.QuestionClusters.Where(c => c.ShopId == shop && c.Category == category).OrderByDescending(c => c.LastAt).Take(Most).ToListAsync(cancel);
        clusters.ForEach(cluster => leaders.Know(new Leader(cluster, JsonSerializer.Deserialize<Dictionary<string, double>>(cluster.Terms)!)));
        return leaders;
    }

    public void TakeIn(Question question)
    {
        var terms = QuestionTerms.Of(question.Text);
        if (terms.IsEmpty)
        {
            return;
        }

        var vector = weights.Vector(terms);
        var (leader, likeness) = Nearest(vector);
        if (leader is null || likeness < Least)
        {
            leader = Found(question, vector);
            likeness = 1;
        }
        else
        {
            Join(leader, question, vector, likeness);
        }

        db.Add(new ClusteredQuestion { QuestionId = question.Id, ShopId = shop, ClusterId = leader.Cluster.Id, Likeness = likeness, AskedAt = question.CreatedAt });
    }

    private (Leader? Leader, double Likeness) Nearest(Dictionary<string, double> vector) =>
        vector.Keys.SelectMany(stem => byStem.GetValueOrDefault(stem) ?? []).Distinct()
            .Select(leader => ((Leader?)leader, Likeness: vector.Sum(term => term.Value * leader.Middle.GetValueOrDefault(term.Key))))
            .OrderByDescending(one => one.Likeness).FirstOrDefault();

    private Leader Found(Question question, Dictionary<string, double> vector)
    {
        var cluster = new QuestionCluster
        {
            Id = ClusterId.New(),
            ShopId = shop,
            Category = category,
            Terms = JsonSerializer.Serialize(vector),
            Example = Cut(question.Text),
            ExampleLikeness = 0,
            Size = 1,
            FirstAt = question.CreatedAt,
            LastAt = question.CreatedAt,
        };
        db.Add(cluster);
        var leader = new Leader(cluster, vector);
        Know(leader);
        return leader;
    }

    /// <summary>The middle moves towards the newcomer by its share; only the weightiest stems are kept.</summary>
    private void Join(Leader leader, Question question, Dictionary<string, double> vector, double likeness)
    {
        var cluster = leader.Cluster;
        cluster.Size++;
        var share = 1.0 / Math.Min(cluster.Size, 50);
        var moved = leader.Middle.Keys.Union(vector.Keys)
            .ToDictionary(stem => stem, stem => ((1 - share) * leader.Middle.GetValueOrDefault(stem)) + (share * vector.GetValueOrDefault(stem)))
            .OrderByDescending(term => term.Value).Take(TermsKept).ToDictionary();
        var length = Math.Sqrt(moved.Values.Sum(weight => weight * weight));
        leader.Middle = moved.ToDictionary(term => term.Key, term => Math.Round(term.Value / length, 4));
        cluster.Terms = JsonSerializer.Serialize(leader.Middle);
        cluster.FirstAt = question.CreatedAt < cluster.FirstAt ? question.CreatedAt : cluster.FirstAt;
        cluster.LastAt = question.CreatedAt > cluster.LastAt ? question.CreatedAt : cluster.LastAt;
        if (likeness > cluster.ExampleLikeness)
        {
            (cluster.Example, cluster.ExampleLikeness) = (Cut(question.Text), likeness);
        }

        Know(leader);
    }

    private void Know(Leader leader)
    {
        foreach (var stem in leader.Middle.Keys)
        {
            var known = byStem.TryGetValue(stem, out var list) ? list : byStem[stem] = [];
            if (!known.Contains(leader))
            {
                known.Add(leader);
            }
        }
    }

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= QuestionCluster.ExampleMaxLength ? line : line[..(char.IsHighSurrogate(line[QuestionCluster.ExampleMaxLength - 1]) ? QuestionCluster.ExampleMaxLength - 1 : QuestionCluster.ExampleMaxLength)];
    }

    private sealed class Leader(QuestionCluster cluster, Dictionary<string, double> middle)
    {
        public QuestionCluster Cluster => cluster;

        public Dictionary<string, double> Middle { get; set; } = middle;
    }
}
